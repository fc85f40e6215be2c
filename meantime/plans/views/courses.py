"""The course list: for one who teaches a course, and for one who designs sixty."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from meantime.plans.course_rows import SORTS, course_rows
from meantime.plans.glance import common_top

# More rows than that are no longer at a glance.
PER_PAGE = 60
SORT_NAMES = {
    "title": _("title"),
    "term": _("newest term"),
    "warnings": _("most warnings"),
    "heaviest": _("heaviest week"),
    "active": _("least active together"),
    "changed": _("changed last"),
}


@require_safe
@login_required
@never_cache
def courses(request: HttpRequest) -> HttpResponse:
    """`?sort=` one of SORTS, `?q=` words of a title or code; whatever else is asked for is the whole list by title."""
    text = request.GET.get("q", "").replace("\0", "").strip()[:200]
    sort = request.GET.get("sort", "title")
    sort = sort if sort in SORTS else "title"
    rows = course_rows(request.user, sort=sort, text=text)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "here": "courses",
        "rows": list(page.object_list),
        "page": page,
        "text": text,
        "sort": sort,
        "sorts": SORT_NAMES.items(),
        "top": common_top(row.glance for row in rows if row.glance),
    }
    return render(request, "plans/courses.html", context)
