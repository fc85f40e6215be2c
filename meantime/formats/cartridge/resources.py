"""What stands inside the resources that every Common Cartridge shares: topics, web links, tools, questions."""

from meantime.formats.html import one_line, plain_text
from meantime.formats.xml import Element, all_text, child, child_text, children, descendants, local
from meantime.terms.minutes import Minutes, MinutesSource

# A longer limit is a window of days that somebody typed into the wrong field.
_LONGEST_LIMIT = 24 * 60
# Points beyond this are a slip of the keyboard, and NaN and infinity are no JSON.
_MOST_POINTS = 100_000


def title_of(root: Element | None) -> str:
    return one_line(child_text(root, "title"))


def text_of(root: Element | None, *path: str) -> str:
    """The plain text of HTML that an element holds as escaped text or as elements."""
    return plain_text(child_text(root, *path))


def link_url(root: Element | None) -> str:
    """The address of a web link (imswl); a tool's address is never read, it may hold keys."""
    url = child(root, "url") if root is not None else None
    return url.get("href", "").strip() if url is not None else ""


def read_points(text: str) -> float | None:
    try:
        points = float(text)
    except ValueError:
        return None
    return points if 0 <= points <= _MOST_POINTS else None


def time_limit(minutes: str) -> Minutes | None:
    """A time limit in whole minutes as the longest and the usual time of a quiz; None where it makes no sense."""
    try:
        limit = round(float(minutes))
    except (ValueError, OverflowError):
        return None
    return Minutes.exactly(limit, MinutesSource.COMPUTED) if 0 < limit <= _LONGEST_LIMIT else None


def question_count(root: Element | None) -> int | None:
    """How many questions a learner gets: those of QTI 1.2 sections, of groups as many as are drawn."""
    assessment = next(descendants(root, "assessment"), None) if root is not None else None
    return _questions(assessment) or None if assessment is not None else None


def stated_time_limit(root: Element | None) -> Minutes | None:
    """The time limit in the metadata of a QTI assessment."""
    for field in descendants(root, "qtimetadatafield") if root is not None else ():
        if child_text(field, "fieldlabel") == "qmd_timelimit":
            return time_limit(child_text(field, "fieldentry"))
    return None


def _questions(section: Element) -> int:
    count = 0
    for inner in section:
        if local(inner) == "item":
            count += 1
        elif local(inner) == "section":
            count += _drawn(inner) or _questions(inner)
    return count


def _drawn(section: Element) -> int:
    for ordering in children(section, "selection_ordering"):
        number = next((all_text(n) for n in descendants(ordering, "selection_number")), "")
        # Five digits are a mistake, and int() refuses thousands of them.
        if number.isdecimal() and len(number) < 4:
            return int(number)
    return 0
