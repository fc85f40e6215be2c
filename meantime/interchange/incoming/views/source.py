"""The first step: a pasted outline, a file, a template, or nothing yet. Also for importing again, and for a draft."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from meantime.courses.models import Section
from meantime.formats.limits import FILE_BYTES, TEXT_BYTES
from meantime.interchange.incoming.drafts import TEMPLATES, Source, begin, blank, give_source, template
from meantime.interchange.incoming.forms import is_zone
from meantime.interchange.incoming.steps import bar
from meantime.interchange.incoming.views.door import limited, own_draft, person, too_large
from meantime.interchange.models import Draft, DraftState, Way
from meantime.plans.section_facts import section_facts

_LONGEST_TITLE = 300


class Refused(Exception):
    """What was sent is no source: `field` is where the sentence belongs."""

    def __init__(self, field: str, sentence: str, status: int = 422) -> None:
        super().__init__(sentence)
        self.field, self.sentence, self.status = field, sentence, status


@limited
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def new(request: HttpRequest) -> HttpResponseBase:
    return _source_page(request, None, None)


@limited
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def again(request: HttpRequest, key: str) -> HttpResponseBase:
    """A new draft that brings this section up to date."""
    section = get_object_or_404(Section.objects.open_to(request.user).select_related("course"), key=key)
    return _source_page(request, None, section)


@limited
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def source(request: HttpRequest, key: str) -> HttpResponseBase:
    """Another source for a draft that there is."""
    draft = own_draft(request, key)
    if draft.finished_at is not None and draft.section is not None:
        return redirect("plans:section", draft.section.key)
    return _source_page(request, draft, draft.section)


@require_POST
@login_required
def discard(request: HttpRequest, key: str) -> HttpResponse:
    """Away with a draft; a course that was made of one stays, and so does the draft."""
    own_draft(request, key)
    Draft.objects.filter(owner=person(request), key=key, finished_at__isnull=True).delete()
    return redirect("interchange:new")


def _source_page(request: HttpRequest, draft: Draft | None, section: Section | None) -> HttpResponse:
    if request.method != "POST":
        return _page(request, draft, section)
    now = datetime.now(UTC)
    try:
        given = _given(request, offers_blank=section is None)
    except Refused as refused:
        if refused.status == 413:
            return too_large(request)
        return _page(request, draft, section, refused)
    hint = request.POST.get("browser_zone", "")[:64]
    if draft is not None:
        give_source(draft, given, now)
    else:
        zone_hint = hint if "/" in hint and is_zone(hint) else ""
        draft = begin(person(request), given, now, section=section, zone_hint=zone_hint)
    return redirect("interchange:preview", draft.key)


def _given(request: HttpRequest, *, offers_blank: bool) -> Source:
    way = request.POST.get("way", "")
    if way == Way.PASTE:
        return _pasted(request.POST.get("outline", ""))
    if way == Way.FILE:
        return _uploaded(request.FILES.get("file"))
    if way == Way.TEMPLATE and offers_blank and request.POST.get("template") in TEMPLATES:
        return template(request.POST["template"])
    if way == Way.BLANK and offers_blank:
        title = request.POST.get("title", "").strip()[:_LONGEST_TITLE]
        if not title:
            raise Refused("title", _("Give the course a title; everything else can wait."))
        return blank(title)
    raise Refused("way", _("Choose where the course comes from."))


def _pasted(outline: str) -> Source:
    data = outline.encode("utf-8", errors="replace")
    if not outline.strip():
        raise Refused("outline", _("There is nothing here yet: paste an outline, a line for each activity or meeting."))
    if len(data) > TEXT_BYTES:
        raise Refused("outline", "", 413)
    return Source(way=Way.PASTE, name=_("Pasted outline") + ".txt", data=data)


def _uploaded(file: Any) -> Source:
    if file is None or not file.name:
        raise Refused("file", _("Choose a file first."))
    if (file.size or 0) > FILE_BYTES:
        raise Refused("file", "", 413)
    data = file.read()
    if not data.strip(b"\0 \r\n\t"):
        raise Refused("file", _("%(name)s is empty. Was it saved before it was chosen?") % {"name": file.name})
    return Source(way=Way.FILE, name=file.name, data=data)


def _page(
    request: HttpRequest, draft: Draft | None, section: Section | None, refused: Refused | None = None
) -> HttpResponse:
    drafts = Draft.objects.light().filter(owner=person(request), finished_at__isnull=True)
    outline = request.POST.get("outline", "")
    if draft is not None and draft.way == Way.PASTE and not outline:
        # The whole text as it was pasted, so that it can be put right and read again.
        outline = bytes(Draft.objects.get(pk=draft.pk).data).decode(errors="replace")
    context: dict[str, Any] = {
        "draft": draft,
        "section": section,
        "facts": section_facts(section) if section else "",
        "refused": refused,
        "outline": outline,
        "course_title": request.POST.get("title", ""),
        "megabytes": FILE_BYTES // 1024 // 1024,
        "bytes": FILE_BYTES,
        "drafts": [] if draft or section else drafts.order_by("-made_at")[:5],
        "bar": bar(draft, "source", ready=draft is not None and draft.state == DraftState.READ),
        "here": "import" if section else "courses",
    }
    return render(request, "interchange/incoming/source.html", context, status=refused.status if refused else 200)
