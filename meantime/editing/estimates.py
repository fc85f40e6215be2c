"""What Meantime takes for granted where nothing is stated: the kind and the minutes of each activity."""

from dataclasses import dataclass
from functools import lru_cache

from meantime.balance.sizes import sized
from meantime.balance.weeks import week_count
from meantime.editing.activity_texts import kind_text
from meantime.editing.numbers import minutes_text
from meantime.formats.document import Activity, CourseDocument
from meantime.matching.context import Context
from meantime.policies.load import DEFAULT, packaged_policy
from meantime.policies.policy import Policy
from meantime.terms.message import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """`kind` as the form's choice names it; empty where it was not recognised."""

    kind: str
    minutes: str


def estimates_of(document: CourseDocument, activities: tuple[Activity, ...] | None = None) -> dict[str, Estimate]:
    """By Activity.id; all activities of the document unless some are named."""
    around = document.policy or DEFAULT, document.students, week_count(document), document.priorities
    return {one.id: _estimate(one, *around) for one in (document.activities if activities is None else activities)}


# A page of four hundred activities is opened again after every save, with most of them as they were.
@lru_cache(maxsize=10_000)
def _estimate(
    activity: Activity, policy: str, students: int | None, weeks: int, priorities: tuple[tuple[str, float], ...]
) -> Estimate:
    if activity.kind and activity.minutes:
        return Estimate(kind=kind_text(activity.kind, activity.form), minutes=minutes_text(activity.minutes))
    size = sized(activity, _policy(policy), _context(students, weeks, priorities))
    kind = kind_text(size.kind, size.form) if size.match.kind else ""
    return Estimate(kind=kind, minutes=minutes_text(size.minutes))


def _policy(name: str) -> Policy:
    try:
        return packaged_policy(name)
    except UserError:
        # Editing must stay possible where the course names a policy that nobody has: that is how it is put right.
        return packaged_policy(DEFAULT)


def _context(students: int | None, weeks: int, priorities: tuple[tuple[str, float], ...]) -> Context:
    try:
        return Context(students=students, weeks=weeks, priorities=dict(priorities))
    except UserError:
        return Context(students=students)
