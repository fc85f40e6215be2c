"""One activity, as its author wrote it, to its kind, its phases and the fitting modality of each."""

from meantime.matching.context import Context
from meantime.matching.recognise import Heard, KindForm, recognise
from meantime.matching.recommend import recommend
from meantime.matching.recommendation import Match, PhaseMatch, Recommendation
from meantime.matching.traits import phase_traits, whole_traits
from meantime.policies.principles import load_principles
from meantime.policies.shapes import shape_of
from meantime.terms.kinds import Form, Kind
from meantime.terms.message import UserError, message
from meantime.terms.modality import Mode

# What the source calls an item (formats.ItemType) says its kind, unless its title says another one more strongly.
# A page may be called anything that it speaks of; a quiz is hardly ever anything else.
_HINTS: dict[str, tuple[KindForm, float]] = {
    "quiz": ((Kind.CHECK, None), 1.05),
    "discussion": ((Kind.DISCUSSION, None), 1.05),
    "assignment": ((Kind.ASSIGNMENT, None), 0.75),
    "page": ((Kind.READING, None), 0.95),
    "file": ((Kind.READING, None), 0.6),
    "link": ((Kind.EXTERNAL, Form.LINK), 0.45),
    "tool": ((Kind.EXTERNAL, Form.LINK), 0.45),
}


def match(
    text: str,
    *,
    kind: str | None = None,
    form: str | None = None,
    item_type: str | None = None,
    context: Context = Context(),
) -> Match:
    """What `text` names, and when it fits: together or in one's own time.

    A stated `kind` is taken as it is, and the text only moves its traits; an unknown one raises UserError.
    `item_type` (a `formats.ItemType`) is a hint; with one, the first sentence is the title. A text of which only
    words that say how were heard ("at their own pace") gets a mode without a kind. The recommendation of the whole
    is the one for the mean traits of its phases, see `whole_traits`.
    """
    heard = recognise(text, titled=item_type is not None)
    main, because = _stated(kind, form) if kind else _main(heard, item_type)
    if main is None and not heard.words:
        return _unknown(text)
    principles = load_principles()
    phases = shape_of(*main) if main else shape_of(None)
    traits = phase_traits(phases, main, heard)
    return Match(
        text=text,
        kind=main[0].value if main else None,
        form=main[1].value if main and main[1] else None,
        recommendation=recommend(whole_traits(phases, traits, principles), context),
        phases=tuple(
            PhaseMatch(
                name=phase.name,
                role=phase.role,
                share=phase.share,
                recommendation=recommend(of_phase, context),
                traits=of_phase,
            )
            for phase, of_phase in zip(phases, traits, strict=True)
        ),
        because=because,
    )


def _stated(kind: str, form: str | None) -> tuple[KindForm, tuple[str, ...]]:
    if kind not in {known.value for known in Kind}:
        raise UserError(message("matching.unknown_kind", kind=kind, known=", ".join(Kind)))
    if form is not None and form not in {known.value for known in Form}:
        raise UserError(message("matching.unknown_form", form=form, known=", ".join(Form)))
    # A form says what an external activity is; beside another kind it says nothing.
    given = Form(form) if form and kind == Kind.EXTERNAL else None
    return (Kind(kind), given), ("stated",)


def _main(heard: Heard, item_type: str | None) -> tuple[KindForm | None, tuple[str, ...]]:
    scores = dict(heard.kinds)
    because = heard.words
    if item_type in _HINTS:
        kind_form, strength = _HINTS[item_type]
        scores[kind_form] = max(strength, scores.get(kind_form, 0.0))
        because += (f"item_type:{item_type}",)
    if not scores:
        return None, because
    return max(scores, key=lambda kind_form: scores[kind_form]), because


def _unknown(text: str) -> Match:
    nothing = Recommendation(mode=Mode.EITHER, margin=0.0)
    phases = tuple(
        PhaseMatch(name=phase.name, role=phase.role, share=phase.share, recommendation=nothing, traits=dict(phase.traits))
        for phase in shape_of(None)
    )
    return Match(text=text, kind=None, form=None, recommendation=nothing, phases=phases)
