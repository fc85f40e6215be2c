"""Words that authors put into a column of kinds or over a column of activities, and what they state."""

from dataclasses import dataclass

from meantime.formats.document import ItemType
from meantime.formats.tables.column_words import plain_name
from meantime.terms.kinds import Form, Kind
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True)
class StatedKind:
    """What a word states. A word that could mean several kinds states none and is left to matching."""

    kind: Kind | None = None
    form: Form | None = None
    item_type: ItemType = ItemType.TEXT
    clock: Clock | None = None


_READING = StatedKind(Kind.READING)
_WATCHING = StatedKind(Kind.LECTURE, clock=Clock.OWN)
_ASSIGNMENT = StatedKind(Kind.ASSIGNMENT, item_type=ItemType.ASSIGNMENT)
_QUIZ = StatedKind(Kind.CHECK, item_type=ItemType.QUIZ)
_DISCUSSION = StatedKind(Kind.DISCUSSION, item_type=ItemType.DISCUSSION)
_STATED: dict[str, StatedKind] = {
    **dict.fromkeys(("reading", "readings", "read", "required reading", "required readings", "textes"), _READING),
    **dict.fromkeys(("video", "videos", "watch", "recording", "capsule", "capsules"), _WATCHING),
    **dict.fromkeys(("homework", "hw", "assignment", "assignments", "assigned", "devoir", "devoirs", "essay"), _ASSIGNMENT),
    **dict.fromkeys(("problem set", "problem sets", "exercises", "exercices"), StatedKind(Kind.PROBLEM)),
    **dict.fromkeys(("quiz", "quizzes", "test", "minitest"), _QUIZ),
    **dict.fromkeys(("discussion", "discussions", "forum", "debat"), _DISCUSSION),
    **dict.fromkeys(("project", "projects", "projet"), StatedKind(Kind.PROJECT)),
    **dict.fromkeys(("lab", "labs", "labo", "laboratoire"), StatedKind(Kind.EXTERNAL, Form.LAB)),
    **dict.fromkeys(("exam", "exams", "midterm", "final exam", "examen"), StatedKind(Kind.EXTERNAL, Form.EXAM)),
    **dict.fromkeys(("office hours", "office hour", "disponibilites"), StatedKind(Kind.EXTERNAL, Form.OFFICE_HOURS)),
    **dict.fromkeys(("page",), StatedKind(item_type=ItemType.PAGE)),
    **dict.fromkeys(("link", "lien"), StatedKind(item_type=ItemType.LINK)),
    **{kind.value.replace("_", " "): StatedKind(kind) for kind in (Kind.POLL, Kind.BRAINSTORM, Kind.LECTURE, Kind.CASE)},
    **{kind.value.replace("_", " "): StatedKind(kind) for kind in (Kind.PEER_REVIEW, Kind.PEER_INSTRUCTION, Kind.FLIPPED)},
    **{kind.value.replace("_", " "): StatedKind(kind) for kind in (Kind.REFLECTION, Kind.ANNOTATION, Kind.COMMUNITY)},
    **{kind.value.replace("_", " "): StatedKind(kind) for kind in (Kind.PROBLEM, Kind.QUESTIONS)},
    **{form.value.replace("_", " "): StatedKind(Kind.EXTERNAL, form) for form in (Form.GUEST, Form.FIELD_TRIP)},
    **{form.value.replace("_", " "): StatedKind(Kind.EXTERNAL, form) for form in (Form.ROLE_PLAY, Form.PRESENTATION)},
}


def stated_kind(word: str) -> StatedKind:
    """What `word` states; nothing where it is no such word."""
    return _STATED.get(plain_name(word), StatedKind())
