"""Text as a field gives it back: browsers change line ends, and nobody sees blanks at the ends."""


def plain(text: str) -> str:
    """One normal form for what is shown and what is posted, so that what was left alone is the same."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()


def line(text: str) -> str:
    """As `plain`, on one line."""
    return " ".join(text.replace("\0", "").split())
