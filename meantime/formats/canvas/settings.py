"""Canvas's <assignment>: alone in assignment_settings.xml, or inside a quiz, a topic or a 1.3 assignment."""

from dataclasses import dataclass
from datetime import datetime

from meantime.formats.canvas.dates import Dates
from meantime.formats.cartridge.resources import read_points
from meantime.formats.html import one_line
from meantime.formats.xml import Element, child_text


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentSettings:
    """What Canvas states of graded work. Datetimes are aware, in UTC."""

    id: str
    title: str
    due: datetime | None
    opens: datetime | None
    closes: datetime | None
    points: float | None
    graded: bool
    zone: str  # of the person who set the dates, as Rails names it; mostly empty
    quiz: str  # id of the quiz that it belongs to; mostly empty
    is_new_quiz: bool


def read_settings(element: Element, dates: Dates) -> AssignmentSettings:
    submissions = child_text(element, "submission_types")
    return AssignmentSettings(
        id=element.get("identifier", ""),
        title=one_line(child_text(element, "title")),
        due=dates.moment(child_text(element, "due_at")),
        opens=dates.moment(child_text(element, "unlock_at")),
        closes=dates.moment(child_text(element, "lock_at")),
        points=read_points(child_text(element, "points_possible")),
        graded=child_text(element, "grading_type") != "not_graded" and submissions != "not_graded",
        zone=child_text(element, "time_zone_edited"),
        quiz=child_text(element, "quiz_identifierref"),
        # New Quizzes are assignments that launch Canvas's own quiz tool.
        is_new_quiz="quiz-lti" in child_text(element, "external_tool_url"),
    )
