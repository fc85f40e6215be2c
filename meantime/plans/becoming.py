"""What a phase becomes on each clock: the same activity, done differently."""

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from meantime.terms.kinds import Kind
from meantime.terms.modality import Clock

# Together, in own time.
_FORMS: dict[str, tuple[Lazy, Lazy]] = {
    Kind.POLL: (_("live poll, results at once"), _("poll that stays open, results after answering")),
    Kind.CHECK: (
        _("check at one pace, feedback from the leader"),
        _("check at one's own pace, feedback after each answer"),
    ),
    Kind.PEER_INSTRUCTION: (
        _("vote, discuss with a neighbour, vote again"),
        _("vote with a reason, meet other reasons, vote again"),
    ),
    Kind.PROBLEM: (_("problem-solving side by side"), _("problem to work on, with feedback")),
    Kind.DISCUSSION: (_("discussion in groups"), _("thread: post first, then reply")),
    Kind.BRAINSTORM: (_("ideas on one board, at the same time"), _("board that stays open for some days")),
    Kind.LECTURE: (_("lecture with questions"), _("recording in short pieces, a check after each")),
    Kind.READING: (_("reading together"), _("reading at one's own pace")),
    Kind.ANNOTATION: (_("annotating one text side by side"), _("annotating, and answering each other's notes")),
    Kind.REFLECTION: (_("exit ticket"), _("reflection to hand in")),
    Kind.PEER_REVIEW: (_("review in pairs"), _("review of two others, by a date")),
    Kind.ASSIGNMENT: (_("workshop"), _("assignment to hand in")),
    Kind.PROJECT: (_("project workshop"), _("project work")),
    Kind.CASE: (_("case discussion"), _("case to prepare in writing")),
    Kind.QUESTIONS: (_("questions and answers"), _("question thread")),
    Kind.COMMUNITY: (_("round of introductions"), _("introductions in a thread")),
    Kind.FLIPPED: (_("practice after preparation"), _("preparation")),
    Kind.EXTERNAL: (_("at a meeting"), _("outside the meetings")),
}
_ANY = (_("at a meeting"), _("in own time"))


def becomes(kind: str, clock: Clock) -> str:
    live, own = _FORMS.get(kind, _ANY)
    return str(live if clock is Clock.LIVE else own)
