"""Which column of a table plays which role: guessed from names and content, shown, and corrected by a mapping."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from meantime.formats.people import without_people
from meantime.formats.tables.column_words import ROLES, plain_name, role_of
from meantime.formats.tables.grid import Cell, Grid
from meantime.formats.wording.activity_lines import read_minutes
from meantime.formats.wording.clock_times import find_span, parse_time
from meantime.formats.wording.dates import find_dates, only_date
from meantime.formats.wording.weekdays import weekday
from meantime.formats.wording.weeks import week_in
from meantime.terms.message import UserError, message

# Titles, logos and addresses stand above the header; further down it is not the header any more.
_HEADER_WITHIN = 15
# Serial numbers of days in workbooks whose date format got lost: 1990 to 2100.
SERIALS = range(32_000, 74_000)
# Rows that are looked at to guess what a column holds.
_PROFILED = 500
# Roles of which a table has one; the others may be shared by several columns.
_SINGLE = ("week", "date", "weekday", "start", "end", "title", "kind", "minutes", "module", "place", "mode")


@dataclass(frozen=True, slots=True)
class Columns:
    """`names` of all columns; `roles`: index of a column to its role; rows from `first` on are data."""

    names: tuple[str, ...]
    roles: dict[int, str]
    first: int
    score: float = field(compare=False, default=0.0)
    above: int | None = None  # the column whose titles those of a sparse title column go into detail of

    def of(self, role: str) -> int | None:
        return next((index for index, known in self.roles.items() if known == role), None)

    def all(self, role: str) -> list[int]:
        return sorted(index for index, known in self.roles.items() if known == role)

    def shown(self) -> str:
        """ "Date = date, Topic = title" for people."""
        return ", ".join(f"{self.names[index]} = {role}" for index, role in sorted(self.roles.items()))

    def left_out(self) -> str:
        return ", ".join(name for index, name in enumerate(self.names) if index not in self.roles)


def find_columns(grid: Grid, mapping: Mapping[str, str] | None = None) -> Columns:
    """The columns of `grid`. `mapping` comes before any guess: from a role to the name of its column or its letter;
    several columns of one role with commas between."""
    header = _header_row(grid)
    first = 0 if header is None else header + 1
    names = _names(grid, header)
    stated = _stated(names, mapping or {})
    guessed = _guessed(grid, names, first, header is not None, stated)
    roles = {index: role for index, role in {**guessed, **stated}.items() if role != "ignore"}
    return Columns(names, roles, first, _score(grid, roles, first), _above(grid, names, roles, first))


def _above(grid: Grid, names: tuple[str, ...], roles: Mapping[int, str], first: int) -> int | None:
    """The fuller column, a title by its name, beside a title column that most rows leave empty."""
    title = next((index for index, role in roles.items() if role == "title"), None)
    if title is None:
        return None

    def filled(index: int) -> int:
        return sum(bool(row[index]) for row in grid.rows[first:])

    others = [i for i, role in roles.items() if role == "text" and (role_of(names[i]) or ("", 0))[0] == "title"]
    best = max(others, key=filled, default=None)
    return best if best is not None and filled(best) >= 2 * filled(title) else None


def _header_row(grid: Grid) -> int | None:
    """The row, near the top, in which the most cells are names of columns; a lone name is no header."""
    best, best_known = None, 1
    for number, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        texts = [cell.text for cell in row if cell]
        known = sum(1 for text in texts if len(text) <= 40 and role_of(text))
        dated = any(isinstance(cell.value, date | float) or only_date(cell.text) for cell in row if cell)
        # One known name is a header only over all others: in the first row, and said exactly.
        lone = number == 0 and len(texts) > 1 and any((role_of(text) or ("", 99))[1] < 20 for text in texts)
        if (known > best_known or (known == 1 and lone)) and not dated and known * 4 >= len(texts):
            best, best_known = number, known
    return best


def _names(grid: Grid, header: int | None) -> tuple[str, ...]:
    """The header's cells on one line; the letter of the column where there is none or it is empty."""
    cells = grid.rows[header] if header is not None else []
    texts = [without_people(" ".join(cell.text.split()))[:60] for cell in cells] or [""] * grid.width
    return tuple(text or letter(index) for index, text in enumerate(texts))


def letter(index: int) -> str:
    """A, B … Z, AA as spreadsheets count."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _stated(names: tuple[str, ...], mapping: Mapping[str, str]) -> dict[int, str]:
    plain = [plain_name(name) or name.lower() for name in names]
    roles: dict[int, str] = {}
    for role, wanted in mapping.items():
        if role not in ROLES:
            raise UserError(message("formats.table.unknown_role", role=role, known=", ".join(ROLES)))
        whole = _index(plain, wanted)
        for name in [wanted] if whole is not None else wanted.split(","):
            index = _index(plain, name)
            if index is None:
                raise UserError(message("formats.table.unknown_column", column=name.strip(), known=", ".join(names)))
            roles[index] = role
    return roles


def _index(plain: list[str], name: str) -> int | None:
    wanted = plain_name(name) or name.strip().lower()
    letters = [letter(index).lower() for index in range(len(plain))]
    return next((known.index(wanted) for known in (plain, letters) if wanted in known), None)


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a column holds: shares of its filled cells, and how much of it is filled."""

    filled: float
    dates: float
    times: float
    weekdays: float
    numbers: float
    minutes: float
    weeks: float
    named_weeks: float  # "Week 3", not a bare number
    links: float
    names: float  # of pages and files: 01-content, labs/lab1.html
    length: float  # mean characters


def _guessed(grid: Grid, names: tuple[str, ...], first: int, named: bool, stated: dict[int, str]) -> dict[int, str]:
    profiles = [_profile([row[index] for row in grid.rows[first:]]) for index in range(grid.width)]
    candidates: list[tuple[float, int, str]] = []
    for index, profile in enumerate(profiles):
        if index in stated or not profile.filled:
            continue
        known = role_of(names[index]) if named else None
        if known is not None:
            role = _fitting(known[0], profile)
            if role is not None:
                candidates.append((_confidence(role, known[1], profile), index, role))
        elif (role := _by_content(profile)) is not None:
            candidates.append((0.2, index, role))
    roles = _distributed(candidates, set(stated.values()), profiles)
    if "title" not in {*roles.values(), *stated.values()}:
        _name_a_title(roles, profiles, set(stated))
    return roles


def _fitting(role: str, profile: _Profile) -> str | None:
    """The role if the content bears it out, a better one, or None: names lie ("end_date" with 1 for yes)."""
    if role == "date" and profile.dates < 0.4:
        return "weekday" if profile.weekdays >= 0.5 else None
    if role in ("start", "end") and profile.times < 0.5:
        if profile.dates >= 0.5:
            return "end" if role == "end" else "date"
        return "minutes" if role == "start" and profile.minutes >= 0.5 else None
    enough: dict[str, Callable[[], bool]] = {
        "week": lambda: profile.weeks >= 0.5,
        "weekday": lambda: profile.weekdays >= 0.5,
        "minutes": lambda: max(profile.minutes, profile.numbers) >= 0.5 and profile.dates < 0.5,
        "module": lambda: profile.links < 0.5,
        "title": lambda: profile.links < 0.5 and profile.dates < 0.8,
        "activities": lambda: max(profile.links, profile.names) < 0.5 and profile.numbers < 0.9,
        "text": lambda: max(profile.links, profile.names) < 0.5,
    }
    return role if role not in enough or enough[role]() else None


def _by_content(profile: _Profile) -> str | None:
    if profile.dates >= 0.6:
        return "date"
    if profile.named_weeks >= 0.7:
        return "week"
    return "weekday" if profile.weekdays >= 0.6 else None


def _confidence(role: str, rank: int, profile: _Profile) -> float:
    """A sure name first; but a topic that most rows lack is a subtitle."""
    sparse = role == "title" and rank > 1 and profile.filled < 0.5  # "title" itself and "titre" are what they say
    return (1 - rank / 100) * (0.3 if sparse else 1)


def _distributed(candidates: list[tuple[float, int, str]], taken: set[str], profiles: list[_Profile]) -> dict[int, str]:
    """The surest candidate gets a role that only one may have; a second title is text, a second module nothing."""
    roles: dict[int, str] = {}
    for _, index, role in sorted(candidates, key=lambda one: (-one[0], one[1])):
        if role in _SINGLE and (role in taken or role in roles.values()):
            if role == "title" and _fitting("text", profiles[index]):
                roles[index] = "text"
            continue
        roles[index] = role
    return roles


def _name_a_title(roles: dict[int, str], profiles: list[_Profile], stated: set[int]) -> None:
    """Without a title: the fullest column of words that has no role, else one of activities that stays one."""
    free = [
        index
        for index, profile in enumerate(profiles)
        if index not in roles and index not in stated and profile.length > 3 and profile.links < 0.5
        and max(profile.dates, profile.times, profile.numbers, profile.weekdays) < 0.5
    ]  # fmt: skip
    if free and "activities" not in roles.values():
        roles[max(free, key=lambda index: profiles[index].filled * min(profiles[index].length, 40))] = "title"
    elif "module" in roles.values() and not {"activities", "due"} & set(roles.values()):
        roles[next(index for index, role in roles.items() if role == "module")] = "title"


def _profile(cells: list[Cell]) -> _Profile:
    filled = [cell for cell in cells[:_PROFILED] if re.search(r"\w", cell.text)]  # a dash says that there is nothing
    count = len(filled) or 1

    def share(test: Callable[[Cell], bool]) -> float:
        return sum(map(test, filled)) / count

    return _Profile(
        filled=len(filled) / (len(cells[:_PROFILED]) or 1),
        dates=share(_is_date),
        times=share(_is_time),
        weekdays=share(lambda cell: weekday(cell.text) is not None),
        numbers=share(lambda cell: bool(re.fullmatch(r"[\d.,\s]+", cell.text))),
        minutes=share(lambda cell: all(read_minutes(line) for line in cell.text.split("\n"))),
        weeks=share(lambda cell: bool(re.fullmatch(r"\D{0,12}\d{1,2}(?:\.0)?(?:\s?[-–:].*)?", cell.text))),
        named_weeks=share(lambda cell: week_in(cell.text) is not None and len(cell.text) < 60),
        links=share(lambda cell: bool(re.match(r"\s*https?://\S+\s*$", cell.text))),
        names=share(lambda cell: bool(re.fullmatch(r"\S*\w[-_/.]\w\S*", cell.text)) and cell.value is None),
        length=sum(len(cell.text) for cell in filled) / count,
    )


def _is_date(cell: Cell) -> bool:
    if isinstance(cell.value, date):
        return True
    if isinstance(cell.value, float):
        return int(cell.value) in SERIALS
    found = find_dates(cell.text)
    return bool(found) and sum(one.end - one.start for one in found) * 3 >= len(cell.text.strip())


def _is_time(cell: Cell) -> bool:
    if isinstance(cell.value, datetime | time):
        return True
    if isinstance(cell.value, float):
        return 0 < cell.value < 1  # a share of the day
    return bool(parse_time(cell.text) or find_span(cell.text))


def _score(grid: Grid, roles: dict[int, str], first: int) -> float:
    """How much this looks like a schedule: what it knows times how long it is, long lists counting ever less."""
    weights = {"date": 3.0, "week": 2.5, "title": 2.0, "start": 1.5, "due": 1.5, "minutes": 1.5, "kind": 1.0}
    known = set(roles.values())
    rows = sum(1 for row in grid.rows[first:] if any(row))
    return sum(weights.get(role, 0.5) for role in known) * math.sqrt(min(rows, 60))
