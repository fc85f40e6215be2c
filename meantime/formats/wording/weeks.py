"""Which week of the course a title speaks of: "Week 3: Cells", "Weeks 3-4" (the first), "Semaine 3", "3. Woche"."""

import re

_WEEK = re.compile(
    r"\b(?:weeks?|wks?\.?|semaine|semana|setmana|settimana|woche|vecka|uke|viikko|tydzień)\s{0,2}(?:no\.?|n°|#|-|–|:)?\s{0,2}"
    r"(?P<after>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<before>\d{1,2})(?:\.|st|nd|rd|th|e|ème|ª)\s(?:week|semaine|semana|woche)\b(?!\s?\d)",
    re.IGNORECASE,
)
# No term is longer than a year.
_LAST = 53


def week_in(title: str) -> int | None:
    """The number behind (or before) the word for week; None where there is none, as in "2 week project"."""
    for match in _WEEK.finditer(title):
        week = int(match["after"] or match["before"])
        if 1 <= week <= _LAST:
            return week
    return None
