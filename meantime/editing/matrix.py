"""Outcomes and activities as a small matrix: what is practised, what is checked, and what is neither."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict

from meantime.balance.authored import CHECKING
from meantime.editing.activity_texts import Course
from meantime.editing.choices import kinds
from meantime.editing.estimates import Estimate
from meantime.formats.document import Activity
from meantime.terms.kinds import Form, Kind

# With more outcomes the matrix is turned around, because nobody reads a table that is wider than the page.
MOST_COLUMNS = 12
# Activities across, where outcomes go down.
_ACROSS = 12
_CHECKS = {*map(str, CHECKING), f"{Kind.EXTERNAL}:{Form.EXAM}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """An outcome; `key` is its primary key, for the names of fields."""

    key: int
    title: str
    practised: int
    checked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    value: str  # "activity.outcome", by primary keys
    linked: bool
    activity: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An activity. `shown` is what the page shows of it: its primary key and those of its outcomes."""

    key: int
    title: str
    kind: str
    checks: bool
    shown: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Activities of one module, or a part of them."""

    key: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    aims: tuple[Aim, ...]
    groups: tuple[Group, ...]

    @property
    def turned(self) -> bool:
        return len(self.aims) > MOST_COLUMNS


def matrix_of(
    course: Course, estimates: Mapping[str, Estimate], *, activities: Mapping[str, int], outcomes: Mapping[str, int]
) -> Matrix:
    """`activities` and `outcomes`: primary keys by id."""
    names = dict(kinds())
    lines = {
        one.id: _line(one, course, estimates[one.id], names, activities, outcomes) for one in course.document.activities
    }
    serving: dict[str, list[Line]] = {outcome: [] for outcome in course.outcomes}
    for one in course.document.activities:
        for outcome in one.outcomes:
            serving[outcome].append(lines[one.id])
    aims = tuple(
        Aim(
            key=outcomes[outcome],
            title=title,
            practised=len(serving[outcome]),
            checked=sum(line.checks for line in serving[outcome]),
        )
        for outcome, title in course.outcomes.items()
    )
    across = _ACROSS if len(aims) > MOST_COLUMNS else len(lines) or 1
    return Matrix(aims=aims, groups=tuple(_groups(course, lines, across)))


def _line(
    activity: Activity,
    course: Course,
    estimate: Estimate,
    names: Mapping[str, str],
    activities: Mapping[str, int],
    outcomes: Mapping[str, int],
) -> Line:
    key = activities[activity.id]
    return Line(
        key=key,
        title=activity.title,
        kind=names.get(estimate.kind, ""),
        checks=estimate.kind in _CHECKS,
        shown=f"{key}:{','.join(str(outcomes[outcome]) for outcome in activity.outcomes)}",
        cells=tuple(
            Cell(
                value=f"{key}.{outcomes[outcome]}",
                linked=outcome in activity.outcomes,
                activity=activity.title,
                outcome=title,
            )
            for outcome, title in course.outcomes.items()
        ),
    )


def _groups(course: Course, lines: Mapping[str, Line], across: int) -> Iterable[Group]:
    inside: dict[str, list[Line]] = {}
    for one in course.document.activities:
        inside.setdefault(one.module or "", []).append(lines[one.id])
    order = [*course.modules, ""]
    for module in sorted(inside, key=order.index):
        title = course.modules.get(module, "")
        parts = [inside[module][i : i + across] for i in range(0, len(inside[module]), across)]
        for number, part in enumerate(parts, start=1):
            numbered = f"{title} {number}/{len(parts)}".strip() if len(parts) > 1 else title
            yield Group(key=f"{module}/{number}", title=numbered, lines=tuple(part))


def linked(
    data: QueryDict, course: Course, *, activities: Mapping[str, int], outcomes: Mapping[str, int]
) -> dict[str, Activity]:
    """The activities whose outcomes a person changed, by id.

    Only what they ticked or unticked counts, so two people who fill the matrix together never undo each other's ticks.
    """
    by_key = {str(key): activity for activity, key in activities.items()}
    ids = {str(key): outcome for outcome, key in outcomes.items()}
    ticked: dict[str, set[str]] = {}
    for value in data.getlist("link"):
        activity, _dot, outcome = value.partition(".")
        ticked.setdefault(activity, set()).add(outcome)
    changed = {}
    for line in data.getlist("row"):
        key, _colon, seen = line.partition(":")
        shown, wanted = set(filter(None, seen.split(","))), ticked.get(key, set())
        one = course.activities.get(by_key.get(key, ""))
        if one is None or shown == wanted:
            continue
        after = _merged(one, course, added=_named(wanted - shown, ids), removed=_named(shown - wanted, ids))
        if after != one:
            changed[one.id] = after
    return changed


def _named(keys: Iterable[str], ids: Mapping[str, str]) -> set[str]:
    return {ids[key] for key in keys if key in ids}


def _merged(activity: Activity, course: Course, *, added: set[str], removed: set[str]) -> Activity:
    wanted = ({*activity.outcomes} | added) - removed
    return replace(activity, outcomes=tuple(outcome for outcome in course.outcomes if outcome in wanted))


def turned_rows(group: Group, aims: Sequence[Aim]) -> list[tuple[Aim, list[Cell]]]:
    """Outcomes down, the activities of one group across."""
    return [(aim, [line.cells[i] for line in group.lines]) for i, aim in enumerate(aims)]
