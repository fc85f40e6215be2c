"""Activities of a document into phases of a problem: kind and mode from matching, minutes from workload."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from meantime.balance.listening import broken_up
from meantime.balance.parts import Part, parts_of
from meantime.balance.sizes import Sized
from meantime.balance.windows import Window
from meantime.planner.problem import Lock, Phase
from meantime.policies.policy import Policy
from meantime.terms.minutes import UNIT, Minutes, MinutesSource, in_units
from meantime.terms.modality import Clock, PhaseRole
from meantime.workload.clocks import on_clock
from meantime.workload.contact import contact_minutes
from meantime.workload.staff import staff_minutes, submissions_of


@dataclass(frozen=True, slots=True)
class Room:
    """Minutes of the longest meeting: in the timetable, and usable for activities."""

    scheduled: int
    usable: int

    def filled_by(self, live: Minutes) -> Minutes:
        """An examination of 75 minutes in a meeting of 75 takes what the meeting has, and no start-up or break."""
        most = self.usable // UNIT * UNIT
        if live.typical > self.scheduled or in_units(live.high) <= self.usable:
            return live
        return Minutes(min(live.low, most), min(live.typical, most), most, live.source)


_WRITTEN = {MinutesSource.STATED, MinutesSource.PROSE}


def phases_of(
    sized: Sized, window: Window, homes: dict[PhaseRole, int], policy: Policy, students: int, room: Room
) -> tuple[Phase, ...]:
    """The phases of one activity in their order.

    `homes`: index in the timeline by role.
    """
    placed: list[Phase] = []
    for number, part in enumerate(parts_of(sized), start=1):
        phase = _phase(sized, part, number, window, homes[part.match.role], policy, students, room)
        placed.append(_linked(_listening(phase, policy.rules.one_way_run), placed))
    return tuple(placed)


def _phase(
    sized: Sized,
    part: Part,
    number: int,
    window: Window,
    home: int,
    policy: Policy,
    students: int,
    room: Room,
) -> Phase:
    activity, stated = sized.activity, part.stated
    margin = part.match.recommendation.margin
    live = _minutes(sized, part, Clock.LIVE, policy)
    own = _minutes(sized, part, Clock.OWN, policy)
    lock = stated.clock if stated and stated.clock else activity.clock
    if margin > 0 or lock is Clock.LIVE:
        live = room.filled_by(live)
    can_live, can_own = _clocks(part, lock, in_units(live.high) <= room.usable)
    return Phase(
        id=f"{activity.id}/{number}",
        activity=activity.id,
        title=activity.title,
        name=part.match.name,
        kind=sized.kind,
        role=part.match.role,
        live=live if can_live else None,
        own=own if can_own else None,
        worth=_worth(live, margin) if can_live else 0,
        margin=round(margin, 3),
        window=window,
        home=home,
        one_way=round(live.high * part.listening),
        touchpoint=part.shape.touchpoint,
        contact_live=contact_minutes(sized.match.kind, sized.match.form, Clock.LIVE, live.typical, policy),
        contact_own=contact_minutes(sized.match.kind, sized.match.form, Clock.OWN, own.typical, policy),
        staff_live=_staff(sized, part, Clock.LIVE, live, policy, students),
        staff_own=_staff(sized, part, Clock.OWN, own, policy, students),
        lock=Lock(clock=lock) if lock else None,
        reasons=part.match.recommendation.reasons[:3],
    )


def _clocks(part: Part, lock: Clock | None, fits: bool) -> tuple[bool, bool]:
    """Whether live and own time are possible. What no meeting can hold happens outside the meetings.

    Only an author makes a phase live without an alternative: a guest whom no meeting can take still comes.
    """
    if lock is Clock.LIVE:
        return True, Clock.OWN in part.shape.clocks
    return Clock.LIVE in part.shape.clocks and fits, True


def _minutes(sized: Sized, part: Part, clock: Clock, policy: Policy) -> Minutes:
    """What an author wrote holds for the author's clock; where none is named, for both."""
    stated = part.stated
    minutes = stated.minutes if stated and stated.minutes else sized.minutes.scaled(part.share)
    meant = (stated.clock if stated else None) or sized.activity.clock
    if meant is None and minutes.source in _WRITTEN:
        return minutes
    return on_clock(minutes, sized.match.kind, sized.match.form, clock, policy, meant=meant)


def _staff(sized: Sized, part: Part, clock: Clock, minutes: Minutes, policy: Policy, students: int) -> int:
    """A phase carries its share of what preparing the activity and giving feedback on it cost."""
    submissions = submissions_of(students, sized.activity.group_size)
    staff = staff_minutes(sized.match.kind, sized.match.form, clock, minutes, submissions, policy)
    return round(staff.lead + part.share * (staff.prepare + staff.feedback))


def _worth(live: Minutes, margin: float) -> int:
    """Live minutes x margin, at least one minute on the side that matching chose."""
    worth = round(in_units(live.high) * margin)
    return worth or (0 if margin == 0 else 1 if margin > 0 else -1)


def _listening(phase: Phase, run: int) -> Phase:
    """Listening longer than the rule allows is live only with questions in it, and only where somebody wants it live."""
    wanted = phase.worth > 0 or phase.own is None or (phase.lock is not None and phase.lock.clock is Clock.LIVE)
    if phase.one_way > run and not wanted:
        return replace(phase, live=None, worth=0)
    return broken_up(phase, run)


def _linked(phase: Phase, before: Sequence[Phase]) -> Phase:
    """After the phase before it; preparation leads to what it prepares, following up follows it."""
    if not before:
        return phase
    last = before[-1]
    follows = (last.id,) if phase.role is PhaseRole.FOLLOW_UP else phase.follows
    return replace(phase, after=(*phase.after, last.id), follows=follows)


def leading(phases: Sequence[Phase]) -> tuple[Phase, ...]:
    """Each preparing phase leads to the next phase of its activity."""
    led = []
    for phase, following in zip(phases, (*phases[1:], None), strict=True):
        leads = phase.role is PhaseRole.PREPARE and following is not None
        led.append(replace(phase, leads_to=(following.id,)) if leads and following else phase)
    return tuple(led)
