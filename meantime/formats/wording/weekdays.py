"""Names of weekdays in English and French, whole and shortened; 0 is Monday."""

import re
import unicodedata

_NAMES = (
    ("monday", "mon", "mo", "m", "lundi", "lun"),
    ("tuesday", "tues", "tue", "tu", "mardi"),
    ("wednesday", "weds", "wed", "we", "w", "mercredi", "mer"),
    ("thursday", "thurs", "thur", "thu", "th", "jeudi", "jeu"),
    ("friday", "fri", "fr", "f", "vendredi", "ven"),
    ("saturday", "sat", "sa", "samedi", "sam"),
    ("sunday", "sun", "su", "dimanche", "dim"),
)
_DAYS = {name: day for day, names in enumerate(_NAMES) for name in names}
# "mar" is mardi beside lundi and March beside a number; only lists of days may use it.
_IN_LISTS = _DAYS | {"mar": 1, "t": 1, "r": 3}
# Registrars write MWF, TTh, TuTh, MTWR.
_COMPACT = re.compile(r"(?:Th|Tu|Sa|Su|[MTWRF])+")
_COMPACT_DAY = re.compile(r"Th|Tu|Sa|Su|[MTWRF]")
WEEKDAY = "(?:" + "|".join(sorted((n for n in _DAYS if len(n) > 2), key=len, reverse=True)) + r")(?:s\b|\b)\.?"


def weekday(name: str) -> int | None:
    """The day that `name` names by itself, None where it names none."""
    return _DAYS.get(_plain(name))


def weekdays(text: str) -> tuple[int, ...] | None:
    """The days of a list such as "Tue,Thu", "lundi et mercredi", "Mon-Fri", "MWF"; None where it is no such list."""
    words = [word for word in re.split(r"[\s,/&+]+|\band\b|\bet\b", text.strip()) if word]
    days: set[int] = set()
    for word in words:
        found = _days_of(word)
        if found is None:
            return None
        days |= found
    return tuple(sorted(days)) or None


def _days_of(word: str) -> set[int] | None:
    single = _IN_LISTS.get(_plain(word))
    if single is not None:
        return {single}
    ends = [_IN_LISTS.get(_plain(end)) for end in re.split(r"[-–—]", word)]
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None and ends[0] < ends[1]:
        return set(range(ends[0], ends[1] + 1))
    if _COMPACT.fullmatch(word):
        return {_IN_LISTS[day.lower()] for day in _COMPACT_DAY.findall(word)}
    return None


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.strip().rstrip(".").lower())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return plain[:-1] if plain.endswith("days") or plain.endswith("dis") else plain
