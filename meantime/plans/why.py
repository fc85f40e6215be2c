"""Why a phase has its clock and where its minutes come from, in words and in the lengths of bars."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from meantime.matching.recommendation import Reason
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Mode

# Beyond this a recommendation is called clear; the margin itself is in [-1, 1].
_CLEAR = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A reason with its bar: from `bar_start`, `bar` long, on a scale from -100 (own time) to 100 (together)."""

    toward: str  # "sync", "async" or "either": a class of the page
    toward_text: str
    why: str
    evidence: str
    source: str
    bar_start: int
    bar: int

    @classmethod
    def of(cls, reason: Reason, strongest: float) -> "Why":
        length = round(100 * abs(reason.weight) / strongest) if strongest else 0
        return cls(
            toward=reason.toward.value,
            toward_text=_toward(reason.toward),
            why=_(reason.why) if reason.why else "",
            evidence=_("evidence: %(strength)s") % {"strength": _(reason.evidence)} if reason.evidence else "",
            source=reason.source,
            bar_start=0 if reason.weight >= 0 else -length,
            bar=length,
        )


def _toward(mode: Mode) -> str:
    return {Mode.SYNC: _("for together"), Mode.ASYNC: _("for own time"), Mode.EITHER: _("for either")}[mode]


def leaning(margin: float) -> str:
    """The margin of matching as a sentence, with its number."""
    number = {"margin": f"{margin:+.2f}"}
    if margin >= _CLEAR:
        return _("Matching clearly recommends together (%(margin)s on a scale from -1 to +1).") % number
    if margin <= -_CLEAR:
        return _("Matching clearly recommends own time (%(margin)s on a scale from -1 to +1).") % number
    if margin > 0:
        return _("Matching leans toward together (%(margin)s on a scale from -1 to +1).") % number
    if margin < 0:
        return _("Matching leans toward own time (%(margin)s on a scale from -1 to +1).") % number
    return _("Matching recommends either clock.")


def minutes_text(minutes: Minutes, planned: int | None = None) -> str:
    """ "20 to 25 min, planned 25 · stated by the author"."""
    span = f"{minutes.low}" if minutes.low == minutes.high else f"{minutes.low}–{minutes.high}"
    text = _("%(span)s min") % {"span": span}
    if planned is not None:
        text = _("%(span)s min, planned %(planned)d") % {"span": span, "planned": planned}
    return f"{text} · {_source(minutes.source)}"


def _source(source: MinutesSource) -> str:
    return {
        MinutesSource.STATED: _("stated by the author"),
        MinutesSource.PROSE: _("read from the text"),
        MinutesSource.COMPUTED: _("computed from its length"),
        MinutesSource.DEFAULT: _("usual for its kind"),
    }[source]
