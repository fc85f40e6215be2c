"""The matching principles and their weights, read from `principles.toml`."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from meantime.policies.shapes import CONTEXT_TRAITS, TRAITS
from meantime.terms.modality import Mode, PhaseRole


class Evidence(StrEnum):
    """How well a principle is supported; none of it is a promise of learning gains."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    THEORY = "theory"
    PRACTICE = "practice"  # what teaching guides and teachers advise
    STATED = "stated"  # not evidence: the text itself says so


class Priority(StrEnum):
    """What an instructor may weigh: 1.0 neutral, 2.0 doubles every principle of that priority."""

    COMMUNITY = "community"
    FLEXIBILITY = "flexibility"
    FEEDBACK = "feedback"
    ACCESS = "access"


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """`weight` is what it adds to the margin when `trait` is 1, + toward sync; `times` names a trait it needs too."""

    id: str
    trait: str
    weight: float
    evidence: Evidence
    source: str
    why: str
    priority: Priority | None = None
    times: str | None = None

    def __post_init__(self) -> None:
        for name in (self.trait, self.times):
            if name is not None and name not in TRAITS | CONTEXT_TRAITS:
                raise ValueError(f"principle {self.id} names an unknown trait: {name}")
        if not 0 < abs(self.weight) <= 1:
            raise ValueError(f"principle {self.id} needs a weight in [-1, 1] other than 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class HardRule:
    """What decides alone when it applies; `matching.rules` says when."""

    id: str
    toward: Mode
    evidence: Evidence
    source: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Principles:
    """All principles and hard rules.

    `band`: half the width of `either`. `infeasible_floor`: the share of learners who cannot attend above which
    live is ruled out. `centrality`: what a phase counts for the whole activity, by role, times its share.
    """

    band: float
    infeasible_floor: float
    centrality: dict[PhaseRole, float]
    hard_rule: tuple[HardRule, ...]
    principle: tuple[Principle, ...]


@cache
def load_principles() -> Principles:
    """The packaged principles. A wrong file raises msgspec.ValidationError or ValueError: it stops the start."""
    data = (files(__package__) / "principles.toml").read_bytes()
    return msgspec.toml.decode(data, type=Principles)
