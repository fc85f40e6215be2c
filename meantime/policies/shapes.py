"""The shape of each kind, read from `shapes.toml`: phases with what matching and planning need to know of each."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import msgspec

from meantime.terms.modality import Clock, PhaseRole

# What a phase may ask for, each 0..1; docs/reference/matching.md has a heading for every one.
TRAITS = frozenset(
    {
        "alone",
        "bandwidth",
        "community",
        "convergence",
        "conveyance",
        "coordination",
        "declared_live",
        "declared_own",
        "immediacy",
        "interaction",
        "misconception",
        "must_meet",
        "one_way",
        "pace",
        "presence",
        "reflection",
    }
)
# What the context adds to the traits of every phase.
CONTEXT_TRAITS = frozenset({"context.crowding", "context.familiarity", "context.infeasible", "context.room", "context.web"})

# The shape of a text that was not recognised.
UNKNOWN = "unknown"
# How far the shares of a shape may miss 1: they are written with two decimals.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapePhase:
    """One phase of a shape.

    `share`: of the activity's minutes. `clocks`: on which it can run at all. `touchpoint`: the clocks on which
    learners interact with each other or with the instructor. `one_way`: live, one person talks and others listen.
    `at_most`: minutes it takes at most, however long the activity is; what its share has beyond goes to the others.
    """

    name: str
    role: PhaseRole
    share: float
    traits: dict[str, float]
    clocks: tuple[Clock, ...] = (Clock.LIVE, Clock.OWN)
    touchpoint: tuple[Clock, ...] = ()
    one_way: bool = False
    at_most: int | None = None

    def __post_init__(self) -> None:
        unknown = self.traits.keys() - TRAITS
        if unknown or not all(0 <= value <= 1 for value in self.traits.values()):
            raise ValueError(f"phase {self.name} has unknown traits or values outside 0..1: {self.traits}")
        if not set(self.touchpoint) <= set(self.clocks) or not self.clocks:
            raise ValueError(f"phase {self.name} has a touchpoint on a clock on which it cannot run")
        if self.at_most is not None and self.at_most < 1:
            raise ValueError(f"phase {self.name} takes at most {self.at_most} minutes, which is no time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The phases of a kind (of a form, where the kind is external) and why it falls into them."""

    kind: str
    why: str
    phase: tuple[ShapePhase, ...]
    form: str | None = None

    def __post_init__(self) -> None:
        if abs(sum(phase.share for phase in self.phase) - 1) > _ROUNDING:
            raise ValueError(f"the shares of {self.kind} do not add to 1")
        if all(phase.at_most is not None for phase in self.phase):
            raise ValueError(f"no phase of {self.kind} is open in length, so a long activity has nowhere to go")


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    shape: list[Shape] = field(default_factory=list)


def shape_of(kind: str | None, form: str | None = None) -> tuple[ShapePhase, ...]:
    """The phases of a kind; an unknown form falls back to its kind, an unknown kind to one engage phase."""
    return whole_shape_of(kind, form).phase


def whole_shape_of(kind: str | None, form: str | None = None) -> Shape:
    """The shape itself, with the reason why the kind falls into these phases."""
    shapes = load_shapes()
    return shapes.get((kind, form)) or shapes.get((kind, None)) or shapes[UNKNOWN, None]


@cache
def load_shapes() -> dict[tuple[str | None, str | None], Shape]:
    """All shapes by kind and form. A wrong file raises msgspec.ValidationError or ValueError: it stops the start."""
    data = (files(__package__) / "shapes.toml").read_bytes()
    return {(shape.kind, shape.form): shape for shape in msgspec.toml.decode(data, type=_File).shape}
