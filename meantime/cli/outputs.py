"""The shapes of JSON output. The published schemas in docs/schemas are made from these types."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesOut:
    low: int
    typical: int
    high: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeOut:
    level: str
    code: str
    text: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakOut:
    start: str
    end: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermOut:
    """Dates as ISO; `zone` an IANA name, `zone_inferred` when it was guessed from due times."""

    start: str | None
    end: str | None
    weeks: int | None
    zone: str | None
    zone_inferred: bool
    breaks: tuple[BreakOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityOut:
    """`due` is an ISO instant with offset; `module` the title of its module; `position` its place in the course."""

    title: str
    kind: str | None
    form: str | None
    minutes: MinutesOut
    due: str | None
    module: str | None
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOut:
    """`meantime read --json`."""

    format: str
    title: str
    term: TermOut
    counts: dict[str, int]
    activities: tuple[ActivityOut, ...]
    notices: tuple[NoticeOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonOut:
    principle: str
    toward: str
    weight: float
    why: str
    evidence: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipOut:
    """`change` raised or lowered from `from` to `to` gives `mode`."""

    change: str
    from_: float
    to: float
    mode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchPhaseOut:
    name: str
    role: str
    mode: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchOut:
    """One line of `meantime match --json`. `kind` null: the text was not recognised."""

    text: str
    kind: str | None
    form: str | None
    mode: str
    margin: float
    reasons: tuple[ReasonOut, ...]
    flips: tuple[FlipOut, ...]
    phases: tuple[MatchPhaseOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchOut:
    """`minutes`: usable live minutes of a meeting, own-time budget of a meantime; `label` names it by its neighbours."""

    id: str
    type: str
    start: str | None
    end: str | None
    minutes: int
    week: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMinutesOut:
    low: int
    typical: int
    high: int
    planned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementOut:
    activity: str
    phase: str
    title: str
    name: str
    kind: str
    role: str
    clock: str
    at: str
    order: int
    minutes: PlacedMinutesOut
    locked: bool
    reasons: tuple[ReasonOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageOut:
    code: str
    params: dict[str, str | int | float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictOut:
    """Why there is no plan, or what would have to give."""

    code: str
    params: dict[str, str | int | float]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceOut:
    """A shortfall or a rule that binds. `at` is what it is about; `message` is what `text` was made from."""

    rule: str
    at: str
    amount: int
    text: str
    message: MessageOut


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplacedOut:
    """A phase that would gain from being live and is in own time, and what stands in its way."""

    phase: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceOut:
    """A piece to record: what to say, and the check that ends it."""

    activity: str
    title: str
    minutes: int
    outline: tuple[str, ...]
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceOut:
    """`frees` live minutes, which go to the activities `used_for`."""

    topic: str
    text: str
    activities: tuple[str, ...]
    week: int | None
    frees: int
    used_for: tuple[str, ...]
    pieces: tuple[PieceOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOut:
    """`meantime plan --json`: everything that `meantime check` needs.

    `problem` is planner.problem.Problem as JSON. `prices`: what ten more live minutes at a meeting would buy.
    """

    version: int
    problem: dict[str, Any]
    status: str
    objective: int
    bound: float
    gap: float
    seed: int
    solver: str
    stages: tuple[dict[str, Any], ...]
    timeline: tuple[StretchOut, ...]
    placements: tuple[PlacementOut, ...]
    shortfalls: tuple[SentenceOut, ...]
    conflicts: tuple[ConflictOut, ...]
    summary: dict[str, Any]
    binding: tuple[SentenceOut, ...]
    displaced: tuple[DisplacedOut, ...]
    prices: dict[str, float]
    advice: tuple[AdviceOut, ...]
    notices: tuple[NoticeOut, ...]
