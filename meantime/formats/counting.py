"""Counts of what a document holds by type, for the formats whose source is no more than the document."""

from meantime.formats.document import COUNTS, CourseDocument, ItemType

_COUNTED_AS = {
    "pages": (ItemType.PAGE,),
    "assignments": (ItemType.ASSIGNMENT,),
    "quizzes": (ItemType.QUIZ,),
    "discussions": (ItemType.DISCUSSION,),
    "links": (ItemType.LINK,),
    "events": (ItemType.EVENT,),
}


def counts_of(document: CourseDocument) -> dict[str, int]:
    """Every key of COUNTS; cancelled meetings are not counted."""
    types = [activity.item_type for activity in document.activities]
    found = {name: sum(types.count(kind) for kind in kinds) for name, kinds in _COUNTED_AS.items()}
    found["modules"] = len(document.modules)
    found["meetings"] = sum(not meeting.cancelled for meeting in document.meetings)
    return {name: found.get(name, 0) for name in COUNTS}
