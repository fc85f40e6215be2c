"""Activities of a document into phases of a problem: kind and mode from matching, minutes from workload."""

from collections.abc import Sequence
from dataclasses import replace

from meantime.balance.listening import broken_up
from meantime.balance.parts import Part, parts_of
from meantime.balance.sizes import Sized
from meantime.balance.windows import Window
from meantime.planner.problem import Lock, Phase
from meantime.policies.policy import Policy
from meantime.terms.minutes import Minutes, MinutesSource, in_units
from meantime.terms.modality import Clock, PhaseRole
from meantime.workload.clocks import on_clock
from meantime.workload.contact import contact_minutes
from meantime.workload.staff import staff_minutes, submissions_of

_WRITTEN = {MinutesSource.STATED, MinutesSource.PROSE}


def phases_of(
    sized: Sized, window: Window, homes: dict[PhaseRole, int], policy: Policy, students: int, longest_live: int
) -> tuple[Phase, ...]:
    """The phases of one activity in their order.

    `homes`: index in the timeline by role. `longest_live`: minutes that the longest meeting can hold.
    """
    placed: list[Phase] = []
    for number, part in enumerate(parts_of(sized), start=1):
        phase = _phase(sized, part, number, window, homes[part.match.role], policy, students, longest_live)
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
    longest_live: int,
) -> Phase:
    activity, stated = sized.activity, part.stated
    live = _minutes(sized, part, Clock.LIVE, policy)
    own = _minutes(sized, part, Clock.OWN, policy)
    lock = stated.clock if stated and stated.clock else activity.clock
    can_live, can_own = _clocks(part, lock, in_units(live.high) <= longest_live)
    margin = part.match.recommendation.margin
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
    """Whether live and own time are possible. What no meeting can hold happens outside the meetings."""
    clocks = part.shape.clocks
    if lock is not Clock.LIVE and (Clock.LIVE not in clocks or not fits):
        return False, True
    return True, Clock.OWN in clocks or lock is Clock.OWN


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
