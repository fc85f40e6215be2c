"""A course once more in another term: meeting for meeting, with its plan."""
