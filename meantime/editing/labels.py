"""What the fields of an activity are called."""

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, Lazy] = {
    "title": _("Title"),
    "kind": _("Kind"),
    "minutes": _("Minutes"),
    "week": _("Week"),
    "module": _("Module"),
    "due": _("Due"),
    "graded": _("Graded"),
    "clock": _("Clock"),
    "group_size": _("Group of"),
    "text": _("What learners do"),
    "pages": _("Pages to read"),
    "words": _("Words to read"),
    "media_minutes": _("Minutes to watch or hear"),
    "questions": _("Questions to answer"),
    "write_words": _("Words to write"),
    "opens": _("Opens"),
    "closes": _("Closes"),
    "points": _("Points"),
    "meeting": _("Held at the meeting of"),
    "phases": _("Phases"),
    "after": _("Comes after"),
    "outcomes": _("Outcomes"),
}
HELP: dict[str, Lazy] = {
    "minutes": _("20, 15–25 or 1 h 30. Left empty, Meantime estimates them."),
    "kind": _("Left open, Meantime goes by the title."),
    "clock": _("Whoever plans decides where it stands; this decides only the clock."),
}


def label(name: str) -> str:
    return str(LABELS[name])
