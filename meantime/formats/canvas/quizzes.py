"""Quizzes, classic and new: assessment_meta.xml, with the questions as QTI beside it or in non_cc_assessments."""

from dataclasses import replace

from meantime.formats.canvas.content import Content, draft
from meantime.formats.canvas.dates import Dates
from meantime.formats.canvas.settings import AssignmentSettings, read_settings
from meantime.formats.cartridge.package import Package
from meantime.formats.cartridge.resources import question_count, read_points, text_of, time_limit, title_of
from meantime.formats.document import ItemType
from meantime.formats.xml import child, child_text

_META = "assessment_meta.xml"
# Practice quizzes and surveys count for nothing in Canvas.
_UNGRADED = ("practice_quiz", "survey")


def find_quizzes(package: Package) -> list[str]:
    return [path for path in package.paths if path.rpartition("/")[2] == _META]


def read_quizzes(package: Package, dates: Dates) -> tuple[list[Content], list[AssignmentSettings]]:
    contents, all_settings = [], []
    for path in find_quizzes(package):
        content, settings = _quiz(package, path, dates)
        contents.append(content)
        if settings is not None:
            all_settings.append(settings)
    return contents, all_settings


def _quiz(package: Package, path: str, dates: Dates) -> tuple[Content, AssignmentSettings | None]:
    root = package.xml(path)
    folder = path.rpartition("/")[0]
    name = folder.rpartition("/")[2]
    if root is None:
        return Content(draft(name or path, "", ItemType.QUIZ), (name,)), None
    identifier = root.get("identifier") or name
    inner = child(root, "assignment")
    settings = read_settings(inner, dates) if inner is not None else None
    points = read_points(child_text(root, "points_possible"))
    activity = replace(
        draft(identifier, title_of(root), ItemType.QUIZ),
        text=text_of(root, "description"),
        minutes=time_limit(child_text(root, "time_limit")),
        questions=_questions(package, identifier, folder),
        # The quiz and its assignment state the same dates; either may be missing.
        due=dates.moment(child_text(root, "due_at")) or (settings.due if settings else None),
        opens=dates.moment(child_text(root, "unlock_at")) or (settings.opens if settings else None),
        closes=dates.moment(child_text(root, "lock_at")) or (settings.closes if settings else None),
        points=points if settings is None or settings.points is None else settings.points,
        graded=child_text(root, "quiz_type") not in _UNGRADED and (settings is None or settings.graded),
    )
    return Content(activity, (identifier, name, settings.id if settings else "")), settings


def _questions(package: Package, identifier: str, folder: str) -> int | None:
    """Canvas's own QTI first: the one for other systems leaves out the question types they may not know."""
    beside = f"{folder}/assessment_qti.xml".lstrip("/")
    for path in (f"non_cc_assessments/{identifier}.xml.qti", beside):
        count = question_count(package.xml(path))
        if count is not None:
            return count
    return None
