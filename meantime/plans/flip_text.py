"""What would turn a recommendation, as a sentence that a teacher can act on."""

from collections.abc import Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meantime.matching.recommendation import Flip
from meantime.terms.modality import Mode

# What a teacher can know or decide; changes of a principle's weight are for whoever keeps the principles.
_CHANGES = {
    "interaction": gettext_lazy("the interaction it needs"),
    "immediacy": gettext_lazy("the need for an answer at once"),
    "convergence": gettext_lazy("the need to agree on something"),
    "misconception": gettext_lazy("the risk of being misread"),
    "community": gettext_lazy("what it does for the community"),
    "coordination": gettext_lazy("the coordination it takes"),
    "presence": gettext_lazy("the need to be in one place"),
    "conveyance": gettext_lazy("the material to take in"),
    "reflection": gettext_lazy("the time it takes to think"),
    "one_way": gettext_lazy("the share in which one person talks"),
    "pace": gettext_lazy("the difference in pace between learners"),
    "alone": gettext_lazy("the part that each does alone"),
    "bandwidth": gettext_lazy("the connection it needs"),
    "priority.community": gettext_lazy("your priority for community"),
    "priority.flexibility": gettext_lazy("your priority for flexibility"),
    "priority.feedback": gettext_lazy("your priority for feedback"),
    "priority.access": gettext_lazy("your priority for access"),
}
_SHARE = "infeasible_share"


def flip_sentences(flips: Sequence[Flip], most: int = 3) -> list[str]:
    """The smallest changes first, as matching orders them."""
    return [_sentence(flip) for flip in flips if flip.change in _CHANGES or flip.change in (_SHARE, "students")][:most]


def _sentence(flip: Flip) -> str:
    clock = {Mode.SYNC: _("Together"), Mode.ASYNC: _("Own time"), Mode.EITHER: _("Either clock")}[flip.mode]
    if flip.change == _SHARE:
        return _("%(clock)s, if %(share)s %% of the learners could not attend") % {
            "clock": clock,
            "share": number_format(round(100 * flip.to)),
        }
    if flip.change == "students":
        return _("%(clock)s, with %(students)s students") % {"clock": clock, "students": number_format(round(flip.to))}
    words = {
        "clock": clock,
        "change": _CHANGES[flip.change],
        "before": number_format(round(flip.from_, 2), 2),
        "after": number_format(round(flip.to, 2), 2),
    }
    if flip.to > flip.from_:
        return _("%(clock)s, if %(change)s rose from %(before)s to %(after)s") % words
    return _("%(clock)s, if %(change)s fell from %(before)s to %(after)s") % words
