"""The traits of every phase: those of the kind's shape, moved by what the text says."""

from collections.abc import Mapping, Sequence

from meantime.matching.recognise import Heard, KindForm
from meantime.policies.principles import Principles
from meantime.policies.shapes import ShapePhase, shape_of
from meantime.terms.modality import PhaseRole

# A second kind named in the text ("read and discuss") colours the engaged phase, but by less than it was heard.
_COLOUR = 0.5
# A kind of which the text says little ("knowledge", "task") asks for little; this much of it even then.
_FAINT = 0.4


def phase_traits(phases: Sequence[ShapePhase], main: KindForm | None, heard: Heard) -> list[dict[str, float]]:
    """Traits of each phase, 0..1. The text speaks of what is done, so only engaged phases are moved by it."""
    moved = []
    for phase in phases:
        traits = dict(phase.traits)
        if phase.role is PhaseRole.ENGAGE:
            traits = _changed(_coloured(traits, main, heard), heard.traits)
        moved.append(traits)
    return moved


def whole_traits(
    phases: Sequence[ShapePhase], traits: Sequence[Mapping[str, float]], principles: Principles
) -> dict[str, float]:
    """The traits of an activity: the mean of its phases', by share of the minutes times centrality of the role.

    What one phase must have (`must_meet`), the activity must have.
    """
    weights = [phase.share * principles.centrality[phase.role] for phase in phases]
    total = sum(weights)
    names = {name for of_phase in traits for name in of_phase}
    whole = {
        name: sum(weight * of_phase.get(name, 0.0) for weight, of_phase in zip(weights, traits, strict=True)) / total
        for name in sorted(names)
    }
    whole["must_meet"] = max(of_phase.get("must_meet", 0.0) for of_phase in traits)
    return whole


def engaged_traits(kind_form: KindForm) -> dict[str, float]:
    """The mean traits of the engaged phases of a kind."""
    phases = [phase for phase in shape_of(*kind_form) if phase.role is PhaseRole.ENGAGE]
    total = sum(phase.share for phase in phases)
    names = {name for phase in phases for name in phase.traits}
    return {name: sum(phase.share * phase.traits.get(name, 0.0) for phase in phases) / total for name in names}


def _coloured(traits: Mapping[str, float], main: KindForm | None, heard: Heard) -> dict[str, float]:
    strengths = dict(heard.kinds)
    own = strengths.get(main, 1.0) if main else 1.0
    weights = {kind: _COLOUR * strength for kind, strength in heard.kinds if kind != main}
    total = own + sum(weights.values())
    mixed = {name: value * own / total for name, value in traits.items()}
    for kind, weight in weights.items():
        for name, value in engaged_traits(kind).items():
            mixed[name] = mixed.get(name, 0.0) + value * weight / total
    sure = min(1.0, _FAINT + (1 - _FAINT) * total)
    return {name: value * sure for name, value in mixed.items()}


def _changed(traits: Mapping[str, float], changes: Mapping[str, float]) -> dict[str, float]:
    names = sorted(traits.keys() | changes.keys())
    return {name: max(0.0, min(1.0, traits.get(name, 0.0) + changes.get(name, 0.0))) for name in names}
