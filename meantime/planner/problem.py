"""The question to the planner: a timeline, phases to place, and what a plan must satisfy.

Everything a checker needs stands in here, so that a plan file can be judged by itself.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from meantime.matching.recommendation import Reason
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock, PhaseRole


class StretchType(StrEnum):
    MEETING = "meeting"
    MEANTIME = "meantime"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One piece of the timeline; its index in `Problem.timeline` is its place in time.

    `minutes`: of a meeting, what is usable (start-up and breaks already taken off; changeovers are not);
    of a meantime, its share of the week's own-time budget: the elastic ceiling is per week, the sum over
    the week's meantimes. A meantime of 0 minutes (between two meetings of a day) takes nothing: a hard rule.
    `week` is 1-based; a meantime belongs to the week of the meeting that ends it.
    `start` and `end` are aware, or None where the term has no dates. Nothing may be placed in a `past` stretch.
    """

    id: str
    type: StretchType
    week: int
    minutes: int
    start: datetime | None = None
    end: datetime | None = None
    past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What people decided: the clock, the stretch, or both. None leaves that to the planner."""

    clock: Clock | None = None
    at: str | None = None  # Stretch.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """This phase retrieves what `of` taught; it works best about `days` days later."""

    of: str  # Phase.id
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A part of an activity that is placed as a whole.

    `live` and `own` are the minutes on each clock, None where that clock is not possible; not both None.
    `worth` is what live gains over own time, in well-spent live minutes (live minutes x margin); may be negative.
    `window` holds the first and last index in the timeline where the phase may stand, inclusive (hard);
    `home` the index around which it belongs (a preference). `after` names phases that must not stand later:
    an earlier stretch, or the same stretch with a lower order (hard).
    `leads_to` and `follows` name phases that this one should stand close before or soon after (preferences).
    `one_way`: live minutes in a row during which one person talks and the others listen; 0 for an active phase.
    `listening`: all such minutes of the phase, where questions break them up.
    `ends_active`: a one-way phase that ends with a question to everyone, so that the run of listening ends there.
    `touchpoint`: the clocks on which learners interact with each other or with the instructor.
    `contact_live` / `contact_own`: minutes that count as contact on that clock by the institution's policy.
    `staff_live` / `staff_own`: staff minutes (prepare, lead, feedback) on that clock.
    """

    id: str
    activity: str
    title: str  # of the activity
    name: str  # of the phase
    kind: str
    role: PhaseRole
    live: Minutes | None
    own: Minutes | None
    worth: int
    margin: float
    window: tuple[int, int]
    home: int
    after: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    spacing: Spacing | None = None
    one_way: int = 0
    ends_active: bool = False
    listening: int = 0
    touchpoint: tuple[Clock, ...] = ()
    contact_live: int = 0
    contact_own: int = 0
    staff_live: int = 0
    staff_own: int = 0
    lock: Lock | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Where a phase stands in the plan that people know already."""

    phase: str
    clock: Clock
    at: str  # Stretch.id


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings:
    """Numbers of the rules; None switches an elastic rule off. `hard` names elastic rules that a policy hardens."""

    changeover: int = 1  # live minutes between two phases of a meeting
    one_way_run: int = 20  # live minutes of listening in a row
    own_ceiling: int | None = None  # own-time minutes of an ordinary week; a week's own ceiling is its meantimes' sum
    touchpoints: bool = True  # at least one phase with interaction per week in which some phase may stand
    contact_floor: int | None = None  # contact minutes over the term
    workload_floor: int | None = None  # live and own-time minutes over the term, by the credit policy
    workload_ceiling: int | None = None
    staff_ceiling: int | None = None  # staff minutes per week
    hard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """`timeline` alternates in time order; `phases` have unique ids and refer to each other by id."""

    title: str
    zone: str | None
    timeline: tuple[Stretch, ...]
    phases: tuple[Phase, ...]
    rules: RuleSettings = RuleSettings()
    week_range: tuple[int, int] | None = None  # live plus own minutes that make an even week; None: the course's own mean
    known: tuple[Known, ...] = ()
    version: int = 1
