"""From a draft to a course with its plan on the way."""

from datetime import datetime

from django.db import transaction

from meantime.accounts.models import User
from meantime.courses.models import Section
from meantime.interchange.actions import import_document
from meantime.interchange.incoming.drafts import finish
from meantime.interchange.incoming.opened import opened
from meantime.interchange.models import Draft
from meantime.plans.actions import request_plan
from meantime.plans.changes import bring_up_to_date
from meantime.plans.queries import current_plan


@transaction.atomic
def make(draft: Draft, now: datetime) -> Section:
    """The course as rows, and a request for its first plan. Pressed twice, it is made once.

    A course that has a plan keeps it, carried over to what changed; to improve it is for people to ask. UserError: what
    was read and said cannot be planned; nothing was written.
    """
    if not finish(draft, now):
        made = Draft.objects.select_related("section").get(pk=draft.pk).section
        assert made is not None
        return made
    # One course after the other of the same person: a file that comes in twice at once is one course.
    User.objects.select_for_update(no_key=True).get(pk=draft.owner_id)
    state = opened(draft)
    if state.source is not None:
        # What somebody changes here just now is not written over: looked at again when nobody else writes to it.
        Section.objects.held(state.source.section_id)
        state = opened(draft)
    imported = import_document(
        state.document,
        draft.owner,
        now,
        system=state.system,
        source_id=state.source_id,
        read=state.reading.document,
        source=state.source,
    )
    section = imported.section
    Draft.objects.filter(pk=draft.pk).update(section=section)
    plan = current_plan(section)
    if plan is None:
        request_plan(section, by=draft.owner, now=now)
    else:
        bring_up_to_date(plan, draft.owner, now)
    return section
