"""The answer of matching, per phase and for the whole activity."""

from dataclasses import dataclass

from meantime.terms.modality import Mode, PhaseRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why: one principle at work. `weight` is what it adds to the margin, + toward sync.

    `why` is one sentence for a teacher from the reviewed principles file: a gettext id, translated at the edge.
    """

    principle: str
    toward: Mode
    weight: float
    why: str
    evidence: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """What would change the recommendation: raising or lowering `change` from `from_` to `to` gives `mode`."""

    change: str
    from_: float
    to: float
    mode: Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """`margin` is in [-1, 1], + toward sync; inside the either-band of the principles file `mode` is either."""

    mode: Mode
    margin: float
    reasons: tuple[Reason, ...] = ()
    flips: tuple[Flip, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseMatch:
    """One phase of the kind's shape; `share` of the activity's minutes, the shares of a shape add to 1."""

    name: str
    role: PhaseRole
    share: float
    recommendation: Recommendation
    traits: dict[str, float]  # name of a trait to 0..1


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a text was taken for. `kind` None: not recognised, and then `recommendation` is either at margin 0."""

    text: str
    kind: str | None
    form: str | None
    recommendation: Recommendation
    phases: tuple[PhaseMatch, ...]
    because: tuple[str, ...] = ()  # the words and rules that decided the kind
