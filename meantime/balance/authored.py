"""What advice has to know of a course beyond its problem: what its author wrote, and what was recognised in it."""

import re
from dataclasses import dataclass

from meantime.balance.problem import Course
from meantime.balance.sizes import Sized
from meantime.formats.document import Activity, CourseDocument, ItemType
from meantime.terms.kinds import Form, Kind

# Kinds that show learner and instructor what was understood.
CHECKING = {
    *(Kind.CHECK, Kind.POLL, Kind.PEER_INSTRUCTION, Kind.PROBLEM, Kind.ASSIGNMENT, Kind.REFLECTION, Kind.PEER_REVIEW),
    *(Kind.PROJECT, Kind.CASE, Kind.ANNOTATION),
}
# What these hold is recorded or written already.
_READY = {ItemType.PAGE, ItemType.FILE, ItemType.LINK, ItemType.TOOL}
_RECORDED = re.compile(
    r"https?://|\b(?:videos?|vidéos?|recordings?|recorded|screencasts?|podcasts?|watch)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authored:
    """By Activity.id: `checking` show what was understood, `ready` are recorded already. `longest`: of one recording."""

    document: CourseDocument
    checking: frozenset[str]
    ready: frozenset[str]
    longest: int


def authored_in(course: Course) -> Authored:
    return Authored(
        document=course.document,
        checking=frozenset(size.activity.id for size in course.sizes if _checks(size)),
        ready=frozenset(size.activity.id for size in course.sizes if _is_ready(size.activity)),
        longest=course.policy.limits.recording_hard,
    )


def _checks(size: Sized) -> bool:
    return size.kind in CHECKING or size.form == Form.EXAM


def _is_ready(activity: Activity) -> bool:
    said = f"{activity.title} {activity.text}"
    return activity.item_type in _READY or activity.media_minutes is not None or bool(_RECORDED.search(said))
