"""The second step: what will be made, what is left out and why, kinds and minutes in a grid."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meantime.formats.document import Level
from meantime.formats.tables.column_words import ROLES
from meantime.interchange.incoming.additions import added_rows, additions_in
from meantime.interchange.incoming.columns import column_roles, mapping_in
from meantime.interchange.incoming.drafts import read_again
from meantime.interchange.incoming.grid import Page, corrections_in, page_of, row_errors
from meantime.interchange.incoming.opened import Opened
from meantime.interchange.incoming.steps import bar
from meantime.interchange.incoming.term import term_line
from meantime.interchange.incoming.views.door import own_draft, said, step
from meantime.interchange.incoming.views.leaving import leave
from meantime.interchange.models import DraftState, Way
from meantime.plans.frozen import freeze
from meantime.plans.kind_labels import kind_label
from meantime.words.say import say


@require_http_methods(["GET", "HEAD", "POST"])
@step("preview")
def preview(request: HttpRequest, state: Opened) -> HttpResponse:
    number = request.POST.get("page") or request.GET.get("page", "1")
    page = page_of(state, int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 1)
    if request.method != "POST":
        return _page(request, state, page)
    posted = request.POST.dict()
    if posted.get("stamp") != state.stamp:
        trouble = _("The course changed since this page was opened, so nothing of it was kept. Here it is as it is now.")
        return _page(request, state, page, trouble=trouble, status=409)
    wrong = [row.number for row in page.rows if row_errors(row.number, posted)]
    wrong += [row.number for row in added_rows((), False, posted) if row.errors]
    if wrong or not posted.get("title", "").strip():
        return _page(request, state, page_of(state, page.number, posted), posted=posted, status=422)
    _keep(state, page, posted)
    return leave(request, state.draft, "preview")


def _keep(state: Opened, page: Page, posted: dict[str, str]) -> None:
    draft = state.draft
    draft.corrections = freeze(corrections_in(state, page, posted))
    if "added-id-0" in posted:  # the rows for more stand on the last page only
        draft.added = freeze(additions_in(posted))
    title, code = posted["title"].strip()[:300], posted.get("code", "").strip()[:100]
    wanted = replace(
        state.wanted,
        title=title if title != state.base.title else "",
        code=code if code != state.base.code else None,
    )
    draft.wanted = freeze(wanted)
    draft.save(update_fields=["corrections", "added", "wanted"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """So many activities of one kind."""

    name: str
    icon: str
    n: int


def _page(
    request: HttpRequest,
    state: Opened,
    page: Page,
    *,
    posted: dict[str, str] | None = None,
    trouble: str = "",
    status: int = 200,
) -> HttpResponse:
    draft, document = state.draft, state.document
    last = page.number == len(page.pages)
    context: dict[str, Any] = {
        "draft": draft,
        "document": document,
        "title": posted.get("title", "") if posted else document.title,
        "code": posted.get("code", "") if posted else document.code,
        "title_missing": posted is not None and not posted.get("title", "").strip(),
        "page": page,
        "stamp": state.stamp,
        "added": added_rows(state.additions, draft.way == Way.BLANK, posted) if last else [],
        "counts": _counts(state),
        "left_out": len(state.activities) + len(state.additions) - len(state.course.activities),
        "term_line": term_line(document),
        "notices": _notices(state),
        "calendar_error": said(draft.calendar_error),
        "columns": column_roles(state.columns),
        "roles": ROLES,
        "renewal": state.renewal,
        "news": Counter(state.renewal.news.values()) if state.renewal else None,
        "updates": state.source.section if state.source else None,
        "may_be_apart": state.source is not None and draft.section_id is None,
        "trouble": trouble,
        "wrong": status == 422,
        "bar": bar(draft, "preview"),
        "section": draft.section,
        "here": "import" if draft.section else "courses",
    }
    return render(request, "interchange/incoming/preview.html", context, status=status)


def _counts(state: Opened) -> list[Count]:
    taken = Counter((one.kind, one.form) for one in map(state.taken, state.course.activities))
    return [
        Count(name=name, icon=icon, n=n)
        for (kind, form), n in taken.most_common()
        for name, icon in [kind_label(kind, form)]
    ]


def _notices(state: Opened) -> list[dict[str, Any]]:
    """What a person should know about the reading, warnings first."""
    told = [
        {"text": say(one.message, _), "where": one.where, "warning": one.level is Level.WARNING}
        for one in state.reading.notices
    ]
    return sorted(told, key=lambda one: not one["warning"])


@require_POST
@login_required
def columns(request: HttpRequest, key: str) -> HttpResponseBase:
    """Read the table again with other columns; also where it could not be read for want of one."""
    draft = own_draft(request, key)
    if draft.parsed is None or draft.finished_at is not None:
        return redirect("interchange:preview", key)
    mapping = mapping_in(draft.parsed.get("columns", []), request.POST)
    if mapping:
        read_again(draft, datetime.now(UTC), mapping=mapping, zone=draft.zone, start=draft.start)
    return redirect("interchange:preview", key)


@require_POST
@login_required
def apart(request: HttpRequest, key: str) -> HttpResponseBase:
    """A course of its own after all, or the one that was imported before."""
    draft = own_draft(request, key)
    if draft.section_id is None and draft.finished_at is None:
        draft.apart = request.POST.get("apart") == "yes"
        draft.save(update_fields=["apart"])
    return redirect("interchange:preview", key)


@require_safe
@login_required
@never_cache
def state(request: HttpRequest, key: str) -> JsonResponse:
    """For the page that waits."""
    draft = own_draft(request, key)
    return JsonResponse({"state": draft.state, "waiting": draft.state in (DraftState.WAITING, DraftState.READING)})
