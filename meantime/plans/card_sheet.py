"""What opens with a card: one placed phase with everything that is known of it, from the plan as it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meantime.activities.models import Activity
from meantime.planner.explain import why, why_own
from meantime.planner.measure import phases_by_id, planned_minutes
from meantime.planner.plan import Placement, Violation
from meantime.planner.plan import Plan as Planned
from meantime.planner.problem import Phase
from meantime.plans.answer import Answer
from meantime.plans.becoming import becomes
from meantime.plans.card_history import Step, steps_of
from meantime.plans.card_places import Position, Ways, positions_of, ways_of
from meantime.plans.flip_text import flip_sentences
from meantime.plans.kind_labels import kind_label
from meantime.plans.models import Plan
from meantime.plans.sentences import sentence
from meantime.plans.state import warnings_of
from meantime.plans.stretch_names import stretch_names
from meantime.plans.why import Why, leaning, minutes_text
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Another card of the same plan; `number` is in its address."""

    number: int
    title: str
    at: str  # name of its stretch
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    text: str
    hard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OnClock:
    """What the phase is on one clock; `minutes` is None where nobody has said yet how long that would take."""

    clock: str
    becomes: str
    minutes: int | None
    span: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSheet:
    number: int
    phase: Phase
    placement: Placement
    activity: Activity | None
    name: str  # of the phase; empty where the activity has only one
    kind: str
    icon: str
    at: str  # name of its stretch
    hold: str
    here: OnClock
    other: OnClock
    said: tuple[str, ...]  # what binds it to its clock
    flips: tuple[str, ...]
    displaced: tuple[Linked, ...]
    needs: tuple[Linked, ...]
    needed_by: tuple[Linked, ...]
    siblings: tuple[Linked, ...]
    outcomes: tuple[str, ...]
    warnings: tuple[Warned, ...]
    history: tuple[Step, ...]
    ways: Ways
    positions: tuple[Position, ...]

    @property
    def live(self) -> bool:
        return self.placement.clock is Clock.LIVE

    @property
    def leaning(self) -> str:
        return leaning(self.phase.margin)

    @property
    def reasons(self) -> tuple[Why, ...]:
        """The strongest first."""
        strongest = max((abs(reason.weight) for reason in self.phase.reasons), default=0)
        return tuple(Why.of(r, strongest) for r in sorted(self.phase.reasons, key=lambda r: -abs(r.weight)))


def sheet_of(plan: Plan, answer: Answer, planned: Planned, number: int) -> CardSheet | None:
    """The sheet of the phase with this number, counted from 1 in the problem; None where no such phase is placed."""
    problem = planned.problem
    if not 1 <= number <= len(problem.phases):
        return None
    phase = problem.phases[number - 1]
    placement = next((placement for placement in planned.placements if placement.phase == phase.id), None)
    if placement is None:
        return None
    names = stretch_names(problem.timeline, problem.zone)
    links = _Links(planned, names)
    family = [other for other in problem.phases if other.activity == phase.activity]
    row = Activity.objects.filter(course=plan.section.course_id, key=phase.activity).prefetch_related("outcomes").first()
    kind, icon = kind_label(phase.kind, row.form if row else "")
    here, other = (_on(phase, clock) for clock in _both(placement.clock))
    row_hold = plan.placements.filter(phase=phase.id).values_list("hold", flat=True).first()
    return CardSheet(
        number=number,
        phase=phase,
        placement=placement,
        activity=row,
        name=_words(phase.name) if len(family) > 1 else "",
        kind=kind,
        icon=icon,
        at=names[placement.at],
        hold=row_hold or "",
        here=here,
        other=other,
        said=tuple(sentence(one, names) for one in why(planned, phase.id, exact=False).messages),
        flips=tuple(flip_sentences(answer.flips.get(phase.id, ()))),
        displaced=tuple(links.to(i) for i in _displaced(planned, placement)),
        needs=tuple(links.to(i) for i in phase.after if links.elsewhere(i, phase)),
        needed_by=tuple(links.to(p.id) for p in problem.phases if phase.id in p.after and p.activity != phase.activity),
        siblings=tuple(links.to(p.id, phase) for p in family) if len(family) > 1 else (),
        outcomes=tuple(outcome.title for outcome in row.outcomes.all()) if row else (),
        warnings=_warnings(planned, names, phase, placement),
        history=steps_of(plan, phase),
        ways=ways_of(planned, placement, names),
        positions=positions_of(planned, placement),
    )


def number_of(planned: Planned, phase: str) -> int | None:
    """The number under which a phase has its sheet."""
    return next((i for i, one in enumerate(planned.problem.phases, start=1) if one.id == phase), None)


class _Links:
    """Cards by Phase.id, as links."""

    def __init__(self, planned: Planned, names: Mapping[str, str]) -> None:
        self.phases = phases_by_id(planned.problem)
        self.numbers = {phase: number for number, phase in enumerate(self.phases, start=1)}
        self.at = {placement.phase: names[placement.at] for placement in planned.placements}
        counts: dict[str, int] = {}
        for phase in self.phases.values():
            counts[phase.activity] = counts.get(phase.activity, 0) + 1
        self.counts = counts

    def elsewhere(self, phase: str, current: Phase) -> bool:
        return phase in self.phases and self.phases[phase].activity != current.activity

    def to(self, phase: str, current: Phase | None = None) -> Linked:
        one = self.phases[phase]
        several = self.counts[one.activity] > 1 and one.name
        return Linked(
            number=self.numbers[phase],
            title=f"{one.title}: {_words(one.name)}" if several else one.title,
            at=self.at.get(phase, ""),
            here=current is not None and current.id == phase,
        )


def _both(clock: Clock) -> tuple[Clock, Clock]:
    return (Clock.LIVE, Clock.OWN) if clock is Clock.LIVE else (Clock.OWN, Clock.LIVE)


def _on(phase: Phase, clock: Clock) -> OnClock:
    minutes = phase.live if clock is Clock.LIVE else phase.own
    planned = planned_minutes(phase, clock) if minutes else None
    return OnClock(
        clock=clock.value,
        becomes=becomes(phase.kind, clock),
        minutes=planned,
        span=minutes_text(minutes, planned=planned) if minutes else "",
    )


def _displaced(planned: Planned, placement: Placement) -> Iterator[str]:
    """Phase.id of what would be live in this meeting, had it the minutes that this phase takes."""
    if placement.clock is not Clock.LIVE:
        return
    phases = phases_by_id(planned.problem)
    for other in planned.placements:
        if other.clock is not Clock.OWN or phases[other.phase].live is None:
            continue
        for said in why_own(planned, other.phase, exact=False).messages:
            enough = said.code == "planner.with_more_minutes" and float(said.params["n"]) <= placement.minutes.planned
            if enough and said.params["at"] == placement.at:
                yield other.phase


def _warnings(planned: Planned, names: Mapping[str, str], phase: Phase, placement: Placement) -> tuple[Warned, ...]:
    """What is wrong with the card itself, then with the place in which it stands."""
    week = next(stretch.week for stretch in planned.problem.timeline if stretch.id == placement.at)
    about = {phase.id: 0, placement.at: 1, f"week:{week}": 2}

    def rank(said: tuple[Violation, str, bool]) -> int:
        return about[said[0].at]

    mine = sorted((said for said in warnings_of(planned, names) if said[0].at in about), key=rank)
    return tuple(Warned(text=text, hard=hard) for _violation, text, hard in mine)


def _words(name: str) -> str:
    """Names of phases are keys of the shapes file: "bring_together"."""
    return name.replace("_", " ")
