"""The term of a course: its facts, breaks and meetings; what a change would do is shown before it is saved."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meantime.activities.queries import document_for
from meantime.balance.given import with_meetings
from meantime.courses.models import Section
from meantime.editing.meetings_in import laid_anew, without_new_breaks
from meantime.editing.returning import around, back_of, with_saved
from meantime.editing.saving import save, with_document
from meantime.editing.term_change import TermChange, term_change
from meantime.editing.term_in import TermIn
from meantime.editing.term_page import term_page
from meantime.editing.term_texts import TermTexts, posted_texts, term_texts
from meantime.editing.wrong import Wrong
from meantime.formats.document import CourseDocument
from meantime.plans.access import section_for, signed_in
from meantime.plans.changes import Conflict
from meantime.plans.patch import frame_of
from meantime.terms.message import UserError, message
from meantime.words.say import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page shows besides the texts in its fields."""

    digest: str
    wrong: dict[str, str] | None = None
    now: TermTexts | None = None
    change: TermChange | None = None
    into_break: int = 0
    laid: bool = False
    refused: str = ""
    status: int = 200


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def term(request: HttpRequest, key: str) -> HttpResponse:
    section = section_for(request.user, key)
    if request.method != "POST":
        texts = term_texts(document_for(section))
        return _page(request, section, texts, Shown(digest=texts.digest))
    try:
        return with_document(section, lambda document: _posted(request, section, document))
    except UserError as error:
        status = 409 if isinstance(error, Conflict) else 422
        shown = Shown(digest=request.POST.get("shown", ""), refused=say(error.message, _), status=status)
        return _page(request, section, posted_texts(request.POST), shown)


def _posted(request: HttpRequest, section: Section, document: CourseDocument) -> HttpResponse:
    was, texts = term_texts(document), posted_texts(request.POST)
    digest = request.POST.get("shown", "")
    if was.digest != digest and texts.digest != digest:
        return _page(request, section, texts, Shown(digest=was.digest, now=was, status=409))
    reading = TermIn(texts, was, document)
    course = reading.course()
    if reading.wrong:
        return _page(request, section, texts, Shown(digest=digest, wrong=reading.wrong, status=422))
    pressed = request.POST.get("do", "preview")
    if pressed == "anew":
        try:
            return _page(request, section, laid_anew(texts, course), Shown(digest=digest, laid=True))
        except Wrong as error:
            return _page(request, section, texts, Shown(digest=digest, wrong={"patterns": error.sentence}, status=422))
    if pressed == "save":
        return _saved(request, section, document, with_meetings(course))
    texts, into_break = without_new_breaks(texts, course, document)
    course = with_meetings(TermIn(texts, was, document).course())
    change = term_change(section, document, course)
    return _page(request, section, texts, Shown(digest=digest, change=change, into_break=into_break))


def _saved(request: HttpRequest, section: Section, document: CourseDocument, course: CourseDocument) -> HttpResponse:
    before = {one.id: one for one in document.activities}
    changed = {one.id: one for one in course.activities if one != before[one.id]}
    frame = frame_of(course)
    if changed or frame != frame_of(document):
        # A course that cannot be planned would leave everybody before a page that says so and nothing else.
        term_change(section, document, course)
        label = message("plans.term_changed")
        save(section, signed_in(request.user), timezone.now(), frame=frame, activities=dict(changed), label=label)
    return HttpResponseRedirect(with_saved(back_of(request, reverse("editing:term", args=[section.key]))))


def _page(request: HttpRequest, section: Section, texts: TermTexts, shown: Shown) -> HttpResponse:
    context = {
        **around(request, section, signed_in(request.user), "term"),
        "page": term_page(texts, shown.wrong or {}, shown.now),
        "shown": shown,
        "refused": shown.refused,
        "back": back_of(request, ""),
    }
    return render(request, "editing/term.html", context, status=shown.status)
