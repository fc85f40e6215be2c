"""What a change did, before and after: enough to undo it, and to see whether somebody has touched the same since."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from meantime.formats.document import Activity, CourseDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a phase stands: Stretch.id, order from 1 within it, and a models.Hold."""

    at: str
    order: int
    hold: str = ""

    def same_place(self, other: "Spot | None") -> bool:
        """Orders shift whenever a neighbour comes or goes, so they do not count."""
        return other is not None and (self.at, self.hold) == (other.at, other.hold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """Pairs of before and after; None: it did not exist. `placements` by Phase.id, `activities` by Activity.id.

    `frame`: the course document without its activities, where term, meetings, outcomes or modules changed.
    """

    placements: dict[str, tuple[Spot | None, Spot | None]] = field(default_factory=dict)
    activities: dict[str, tuple[Activity | None, Activity | None]] = field(default_factory=dict)
    frame: tuple[CourseDocument, CourseDocument] | None = None

    @property
    def changes_course(self) -> bool:
        return bool(self.activities) or self.frame is not None

    @property
    def changes_nothing(self) -> bool:
        return not self.placements and not self.changes_course

    def reversed(self) -> "Patch":
        return Patch(
            placements={phase: (after, before) for phase, (before, after) in self.placements.items()},
            activities={key: (after, before) for key, (before, after) in self.activities.items()},
            frame=(self.frame[1], self.frame[0]) if self.frame else None,
        )


def patch_between(
    before: tuple[CourseDocument, Mapping[str, Spot]], after: tuple[CourseDocument, Mapping[str, Spot]]
) -> Patch:
    """What leads from one course with its placements to another."""
    (old, old_spots), (new, new_spots) = before, after
    earlier = {activity.id: activity for activity in old.activities}
    later = {activity.id: activity for activity in new.activities}
    frames = frame_of(old), frame_of(new)
    return Patch(
        placements={
            phase: (was, now)
            for phase in {**old_spots, **new_spots}
            for was, now in ((old_spots.get(phase), new_spots.get(phase)),)
            # Another term gives other times to the same ids, so the place itself says nothing then.
            if frames[0] != frames[1] or was is None or now is None or not was.same_place(now)
        },
        activities={
            key: (earlier.get(key), later.get(key)) for key in {**earlier, **later} if earlier.get(key) != later.get(key)
        },
        frame=frames if frames[0] != frames[1] else None,
    )


def frame_of(document: CourseDocument) -> CourseDocument:
    return replace(document, activities=())
