"""A card of the term map: one placed phase. What opens with it is another page's."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from meantime.activities.models import Activity
from meantime.planner.measure import minutes_on
from meantime.planner.plan import Placement, Plan
from meantime.planner.problem import Phase
from meantime.plans.badges import Badge
from meantime.plans.kind_labels import kind_label
from meantime.plans.standing import hold_of
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """`number` counts the phases of the plan's problem from 1; `comments` those that nobody has settled yet."""

    number: int
    phase: Phase
    placement: Placement
    name: str  # of the phase; empty where the activity has only one
    kind: str
    icon: str
    badge: Badge | None = None
    comments: int = 0

    @property
    def anchor(self) -> str:
        return f"card-{self.number}"

    @property
    def title(self) -> str:
        return self.phase.title

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
        """Together, one person would talk."""
        return self.phase.one_way > 0

    @property
    def hold(self) -> str:
        return hold_of(self.phase.lock)


def cards_of(
    plan: Plan,
    *,
    activities: Mapping[str, Activity],
    badges: Mapping[str, Badge] = MappingProxyType({}),
    comments: Mapping[str, int] = MappingProxyType({}),
) -> dict[str, Card]:
    """Phase.id to its card, for every placed phase. `activities` by key, `badges` and `comments` by Phase.id."""
    placements = {placement.phase: placement for placement in plan.placements}
    family = Counter(phase.activity for phase in plan.problem.phases)
    cards = {}
    for number, phase in enumerate(plan.problem.phases, start=1):
        placement = placements.get(phase.id)
        if placement is None:
            continue
        if minutes_on(phase, Clock(placement.clock)) is None:
            # The checker refuses such a plan; a page that showed it would lie about its minutes.
            raise ValueError(f"{phase.id} is placed on a clock that it cannot run on")
        row = activities.get(phase.activity)
        kind, icon = kind_label(phase.kind, row.form if row else "")
        cards[phase.id] = Card(
            number=number,
            phase=phase,
            placement=placement,
            # Names of phases are keys of the shapes file: "bring_together".
            name=phase.name.replace("_", " ") if family[phase.activity] > 1 else "",
            kind=kind,
            icon=icon,
            badge=badges.get(phase.id),
            comments=comments.get(phase.id, 0),
        )
    return cards
