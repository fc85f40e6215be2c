"""The columns of an activity that are called as in the neutral document and hold the same."""

SAME = (
    "position",
    "text",
    "week",
    "words",
    "pages",
    "write_words",
    "media_minutes",
    "questions",
    "opens",
    "due",
    "closes",
    "graded",
    "points",
    "group_size",
)
