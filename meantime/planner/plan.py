"""The planner's answer."""

from dataclasses import dataclass, field
from enum import StrEnum

from meantime.matching.recommendation import Reason
from meantime.planner.problem import Problem
from meantime.terms.message import Message
from meantime.terms.modality import Clock, PhaseRole


class Status(StrEnum):
    OPTIMAL = "optimal"  # proven: no plan has a better objective
    FEASIBLE = "feasible"  # valid; `gap` says how far the proof got within the deterministic time
    STOPPED = "stopped"  # valid; the wall-clock safety stop cut the search, so another run may differ
    FALLBACK = "fallback"  # the greedy plan: the solver found nothing within its limits
    INFEASIBLE = "infeasible"  # no plan satisfies the hard rules; `conflicts` names them


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMinutes:
    low: int
    typical: int
    high: int
    planned: int  # live: high rounded up to the unit; own: typical rounded up to the unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A phase at a stretch. `order` is 1-based within the stretch."""

    activity: str
    phase: str
    kind: str
    role: PhaseRole
    clock: Clock
    at: str
    order: int
    minutes: PlacedMinutes
    locked: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A rule that a plan breaks. `at` is a stretch id, a phase id, `week:N` or empty for the whole term."""

    rule: str
    at: str
    amount: int  # how much is missing or too much, in the rule's unit
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One lexicographic stage: what was reached, what was provable, what a later stage gave back of it."""

    name: str
    value: int
    bound: float
    given_back: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`objective`, `bound`, `gap` and `optimal` are of the stage "worth": well-spent live minutes.

    `gap` is (bound - objective) / max(1, |bound|). `shortfalls` are elastic rules not fully met.
    """

    problem: Problem
    status: Status
    objective: int
    bound: float
    gap: float
    seed: int
    solver: str
    placements: tuple[Placement, ...] = ()
    shortfalls: tuple[Violation, ...] = ()
    conflicts: tuple[Message, ...] = ()
    stages: tuple[Stage, ...] = field(default=())

    @property
    def optimal(self) -> bool:
        return self.status is Status.OPTIMAL
