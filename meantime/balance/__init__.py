"""The way from a course document to a plan. The command line and the `plans` pages both come through here."""
