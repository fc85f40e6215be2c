"""Which lines of an outline open its modules: by the word that counts them, by numbers, or by their place."""

import re
from collections import Counter
from collections.abc import Sequence

from meantime.formats.outline.lines import OutlineLine, Sort, following, numbered_part, part_of
from meantime.formats.outline.sections import is_administration, is_outcomes

# Where several words count parts, weeks are the modules; sessions within them are not.
_ORDER = (
    *("week", "module", "unit", "sprint", "block", "chapter", "part", "topic", "session", "class", "meeting", "lesson"),
    *("day", "lecture"),
)
_SAME = {
    **{"wk": "week", "semaine": "week", "unité": "unit", "unite": "unit", "bloc": "block", "chapitre": "chapter"},
    **{"partie": "part", "thème": "topic", "theme": "topic", "séance": "session", "seance": "session", "cours": "class"},
    **{"leçon": "lesson", "lecon": "lesson", "jour": "day"},
}


def module_headings(lines: Sequence[OutlineLine]) -> dict[int, int]:
    """Index of each line that opens a module, to its level; empty where the outline has no modules."""
    for find in (_counted, _numbered, _marked, _implied):
        found = find(lines)
        if found:
            return found
    return {}


def _counted(lines: Sequence[OutlineLine]) -> dict[int, int]:
    """Week 1, Week 2 …: the first word of the order that counts at least two, or the only one there is."""
    parts = {
        index: part
        for index, line in enumerate(lines)
        if line.sort in (Sort.HEADING, Sort.PLAIN, Sort.ITEM) and (part := part_of(line.text))
    }
    # A list item "Lecture 2: Bias" is an activity, unless it has a list of its own below it.
    parts = {index: part for index, part in parts.items() if lines[index].sort is not Sort.ITEM or _has_list(lines, index)}
    words = Counter(_SAME.get(part.word, part.word) for part in parts.values())
    several = [word for word in _ORDER if words[word] >= 2] or [word for word in _ORDER if words[word]]
    if not several:
        return {}
    found = [index for index, part in parts.items() if _SAME.get(part.word, part.word) == several[0]]
    marked = [index for index in found if lines[index].sort is Sort.HEADING]
    # Beside true headings, a plain "Week 3 …" is a line of prose or of a table of contents.
    return {index: _level(lines[index]) for index in (marked if len(marked) * 2 >= len(found) else found)}


def _numbered(lines: Sequence[OutlineLine]) -> dict[int, int]:
    """1. Introduction, 2. Sampling, each with a list below it."""
    found = {
        index: _level(line)
        for index, line in enumerate(lines)
        if (line.sort is Sort.ITEM and line.numbered and line.level == 0 and _has_list(lines, index))
        or (line.sort is Sort.HEADING and numbered_part(line.text))
    }
    return found if len(found) >= 2 else {}


def _marked(lines: Sequence[OutlineLine]) -> dict[int, int]:
    """The headings of the level under which most lists stand."""
    levels = Counter(
        line.level
        for index, line in enumerate(lines)
        if line.sort is Sort.HEADING and not _is_other(line.text) and _next_sort(lines, index) in (Sort.ITEM, Sort.INDENTED)
    )
    if not levels:
        return {}
    level = max(levels, key=lambda level: (levels[level], -level))
    found = {
        index: line.level
        for index, line in enumerate(lines)
        if line.sort is Sort.HEADING and line.level == level and not _is_other(line.text)
    }
    # One heading over everything is the title of the course.
    return found if len(found) >= 2 or level > 1 else {}


def _implied(lines: Sequence[OutlineLine]) -> dict[int, int]:
    """Short plain lines right above a list, in an outline without any marked heading."""
    if any(line.sort is Sort.HEADING for line in lines):
        return {}
    found = {
        index: 7
        for index, line in enumerate(lines)
        if line.sort is Sort.PLAIN and len(line.text) <= 80 and not re.search(r"[.!?]$", line.text)
        and _next_sort(lines, index) in (Sort.ITEM, Sort.INDENTED) and not _is_other(line.text)
    }  # fmt: skip
    return found if len(found) >= 2 else {}


def _is_other(text: str) -> bool:
    return is_outcomes(text) or is_administration(text)


def _level(line: OutlineLine) -> int:
    return line.level if line.sort is Sort.HEADING else 7


def _has_list(lines: Sequence[OutlineLine], index: int) -> bool:
    """Whether the next line that says anything stands further in."""
    line = following(lines, index)
    if line is None:
        return False
    further = line.level > lines[index].level or (lines[index].numbered and not line.numbered)
    return line.sort in (Sort.ITEM, Sort.INDENTED) and further


def _next_sort(lines: Sequence[OutlineLine], index: int) -> Sort | None:
    line = following(lines, index)
    return line.sort if line else None
