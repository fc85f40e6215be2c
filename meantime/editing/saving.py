"""Save what was edited: through the plan where there is one, so that it is carried along and can be undone."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from meantime.accounts.models import User
from meantime.activities.actions import write_activities, write_frame
from meantime.activities.queries import document_for
from meantime.courses.models import Section
from meantime.formats.document import Activity, CourseDocument
from meantime.plans.changes import edit
from meantime.plans.queries import current_plan
from meantime.terms.message import Message

Result = TypeVar("Result")


def with_document(section: Section, work: Callable[[CourseDocument], Result]) -> Result:
    """`work` sees the course as it is and may save it; nobody else writes to it until that is done."""
    with transaction.atomic():
        locked = Section.objects.select_for_update().select_related("course").get(pk=section.pk)
        return work(document_for(locked))


@transaction.atomic
def save(
    section: Section,
    by: User,
    now: datetime,
    *,
    label: Message,
    activities: Mapping[str, Activity | None] | None = None,
    frame: CourseDocument | None = None,
) -> None:
    """Activities by id, None removes one; `frame`: all of the course but its activities."""
    plan = current_plan(section)
    if plan is not None:
        edit(plan, by, now, activities=activities, frame=frame, label=label)
        return
    if frame is not None:
        write_frame(section, frame)
    write_activities(section.course, activities or {})
