"""How many minutes an activity takes, as a range with its source."""
