"""A card of the term map: one placed phase and what opens with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from meantime.activities.models import Activity
from meantime.matching.recommendation import Flip
from meantime.planner.plan import Placement, Plan
from meantime.planner.problem import Phase
from meantime.plans.flip_text import flip_sentences
from meantime.plans.kind_labels import kind_label
from meantime.plans.sentences import sentence
from meantime.plans.why import Why, leaning, minutes_text
from meantime.terms.message import Message
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another card of the same plan."""

    anchor: str
    title: str
    at: str  # name of its stretch
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """`anchor` is its id on the page; `minutes` the estimate on its clock, `other` that on the other, if possible."""

    anchor: str
    phase: Phase
    placement: Placement
    title: str
    name: str  # of the phase; empty where the activity has only one
    kind: str
    icon: str
    text: str
    at: str  # name of its stretch
    minutes: Minutes
    other: Minutes | None
    needs: tuple[Neighbour, ...]
    siblings: tuple[Neighbour, ...]
    flips: tuple[Flip, ...] = ()
    said: tuple[str, ...] = ()  # what binds it to its clock
    displaced: tuple[Neighbour, ...] = ()  # what would stand in its place
    outcomes: tuple[str, ...] = ()

    @property
    def live(self) -> bool:
        return self.placement.clock is Clock.LIVE

    @property
    def short_title(self) -> str:
        """Without the kind in front, which the icon shows: "Lecture: rules of chance" is "Rules of chance"."""
        head, _, tail = self.title.partition(":")
        tail = tail.strip()
        return tail[:1].upper() + tail[1:] if tail and head.casefold() == self.kind.casefold() else self.title

    @property
    def planned(self) -> int:
        return self.placement.minutes.planned

    @property
    def one_way(self) -> bool:
        return self.live and self.phase.one_way > 0

    @property
    def locked(self) -> bool:
        return self.placement.locked

    @property
    def minutes_text(self) -> str:
        return minutes_text(self.minutes, planned=self.planned)

    @property
    def other_text(self) -> str:
        return minutes_text(self.other) if self.other else ""

    @property
    def changes(self) -> list[str]:
        return flip_sentences(self.flips)

    @property
    def leaning(self) -> str:
        return leaning(self.phase.margin)

    @property
    def reasons(self) -> tuple[Why, ...]:
        """The strongest first."""
        strongest = max((abs(reason.weight) for reason in self.phase.reasons), default=0)
        return tuple(Why.of(r, strongest) for r in sorted(self.phase.reasons, key=lambda r: -abs(r.weight)))


def cards_of(
    plan: Plan,
    *,
    names: Mapping[str, str],
    activities: Mapping[str, Activity],
    flips: Mapping[str, Sequence[Flip]],
    said: Mapping[str, Sequence[Message]],
) -> dict[str, Card]:
    """Phase.id to its card, for every placed phase. `names` and `flips` by Stretch.id and Phase.id, `activities` by key."""
    anchors = {phase.id: f"card-{i}" for i, phase in enumerate(plan.problem.phases, start=1)}
    placements = {placement.phase: placement for placement in plan.placements}
    by_activity = _by_activity(plan.problem.phases)

    def neighbour(phase: Phase, current: Phase) -> Neighbour:
        title = (
            f"{phase.title}: {_words(phase.name)}" if len(by_activity[phase.activity]) > 1 and phase.name else phase.title
        )
        at = names[placements[phase.id].at] if phase.id in placements else ""
        return Neighbour(anchor=anchors[phase.id], title=title, at=at, here=phase.id == current.id)

    phases = {phase.id: phase for phase in plan.problem.phases}
    cards = {}
    for phase in plan.problem.phases:
        placement = placements.get(phase.id)
        if placement is None:
            continue
        family = by_activity[phase.activity]
        row = activities.get(phase.activity)
        kind, icon = kind_label(phase.kind, row.form if row else "")
        live, own = phase.live, phase.own
        here, other = (live, own) if placement.clock is Clock.LIVE else (own, live)
        if here is None:
            # The checker refuses such a plan; a page that showed it would lie about its minutes.
            raise ValueError(f"{phase.id} is placed on a clock that it cannot run on")
        cards[phase.id] = Card(
            anchor=anchors[phase.id],
            phase=phase,
            placement=placement,
            title=phase.title,
            name=_words(phase.name) if len(family) > 1 else "",
            kind=kind,
            icon=icon,
            text=row.text if row else "",
            at=names[placement.at],
            minutes=here,
            other=other,
            needs=tuple(neighbour(phases[i], phase) for i in phase.after if phases[i].activity != phase.activity),
            siblings=tuple(neighbour(other_phase, phase) for other_phase in family) if len(family) > 1 else (),
            flips=tuple(flips.get(phase.id, ())),
            said=tuple(sentence(message, names) for message in said.get(phase.id, ())),
            displaced=tuple(neighbour(phases[i], phase) for i in _displaced(placement, said)),
            outcomes=tuple(outcome.title for outcome in row.outcomes.all()) if row else (),
        )
    return cards


def _displaced(placement: Placement, said: Mapping[str, Sequence[Message]]) -> list[str]:
    """Phase.id of what the planner would have live in this meeting, had it the minutes that this phase takes."""
    return [
        phase
        for phase, messages in said.items()
        for message in messages
        if message.code == "planner.with_more_minutes"
        and message.params["at"] == placement.at
        and float(message.params["n"]) <= placement.minutes.planned
    ]


def _words(name: str) -> str:
    """Names of phases are keys of the shapes file: "bring_together"."""
    return name.replace("_", " ")


def _by_activity(phases: Sequence[Phase]) -> dict[str, list[Phase]]:
    ordered = sorted(phases, key=lambda phase: phase.activity)
    return {activity: list(group) for activity, group in groupby(ordered, key=lambda phase: phase.activity)}
