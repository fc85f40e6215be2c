"""What people call a kind or a form, and the icon it has in the sprite of `ui`."""

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from meantime.terms.kinds import Form, Kind

KINDS: dict[str, tuple[Lazy, str]] = {
    Kind.POLL: (_("Poll"), "vote"),
    Kind.CHECK: (_("Check"), "list-checks"),
    Kind.PEER_INSTRUCTION: (_("Peer instruction"), "users-round"),
    Kind.PROBLEM: (_("Problem-solving"), "pencil-ruler"),
    Kind.DISCUSSION: (_("Discussion"), "messages-square"),
    Kind.BRAINSTORM: (_("Brainstorm"), "zap"),
    Kind.LECTURE: (_("Lecture"), "presentation"),
    Kind.READING: (_("Reading"), "book-open"),
    Kind.ANNOTATION: (_("Annotating together"), "highlighter"),
    Kind.REFLECTION: (_("Reflection"), "notebook-pen"),
    Kind.PEER_REVIEW: (_("Peer review"), "scan-eye"),
    Kind.ASSIGNMENT: (_("Assignment"), "file-pen-line"),
    Kind.PROJECT: (_("Project"), "hammer"),
    Kind.CASE: (_("Case"), "briefcase"),
    Kind.QUESTIONS: (_("Questions and answers"), "circle-question-mark"),
    Kind.COMMUNITY: (_("Community"), "hand-heart"),
    Kind.FLIPPED: (_("Flipped class"), "refresh-cw"),
    Kind.EXTERNAL: (_("Elsewhere"), "external-link"),
}
FORMS: dict[str, tuple[Lazy, str]] = {
    Form.EXAM: (_("Exam"), "clipboard-check"),
    Form.LAB: (_("Lab"), "flask-conical"),
    Form.OFFICE_HOURS: (_("Office hours"), "door-open"),
    Form.PRESENTATION: (_("Student presentations"), "mic"),
    Form.ROLE_PLAY: (_("Role play"), "drama"),
    Form.GUEST: (_("Guest"), "contact"),
    Form.FIELD_TRIP: (_("Field trip"), "map"),
    Form.ONE_TO_ONE: (_("One to one"), "message-square-dot"),
    Form.LINK: (_("Link"), "link-2"),
}
_UNKNOWN = (_("Activity"), "circle-dashed")


def kind_label(kind: str, form: str = "") -> tuple[str, str]:
    """The name and the icon; a form says more than the kind `external`."""
    name, icon = FORMS.get(form) or KINDS.get(kind) or _UNKNOWN
    return str(name), icon
