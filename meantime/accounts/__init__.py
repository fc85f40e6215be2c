"""People who sign in. May use: ui (templates)."""
