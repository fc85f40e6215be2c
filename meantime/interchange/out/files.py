"""The files: each a download under the name of its course."""

import re
import unicodedata
from datetime import UTC, datetime
from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from meantime.formats import coursefile
from meantime.formats.document import CourseDocument
from meantime.formats.writers import csv_out, docx_out, icalendar_out, xlsx_out
from meantime.interchange.out.change_lines import change_lines
from meantime.interchange.out.phrases import labels
from meantime.interchange.out.taken import changes_for, syllabus_in, taken_from
from meantime.interchange.out.views import no_plan

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Revisions of a calendar count up from here, so that they stay small numbers.
_FIRST_REVISION = datetime(2025, 1, 1, tzinfo=UTC)
# File systems take 255 bytes; a letter may be four.
_LONGEST = 60
_NOT_WORDS = re.compile(r"[^\w.-]+")
_NOT_ASCII_WORDS = re.compile(r"[^A-Za-z0-9.-]+")


@require_safe
@login_required
@never_cache
def course_yaml(request: HttpRequest, key: str) -> HttpResponse:
    document = taken_from(request.user, key).planned
    return _download(coursefile.write(document), "application/yaml; charset=utf-8", document, "yaml")


@require_safe
@login_required
@never_cache
def activities_csv(request: HttpRequest, key: str) -> HttpResponse:
    document = taken_from(request.user, key).planned
    return _download(csv_out.write(document), "text/csv; charset=utf-8", document, "csv")


@require_safe
@login_required
@never_cache
def activities_xlsx(request: HttpRequest, key: str) -> HttpResponse:
    document = taken_from(request.user, key).planned
    return _download(xlsx_out.write(document), _XLSX, document, "xlsx")


@require_safe
@login_required
@never_cache
def calendar_ics(request: HttpRequest, key: str) -> HttpResponse:
    """Each download is a later revision of the same events, so that importing it again updates and never doubles."""
    document, now = taken_from(request.user, key).planned, timezone.now()
    revision = int((now - _FIRST_REVISION).total_seconds() // 60)
    written = icalendar_out.write(document, labels(), stamp=now, sequence=revision, scope=f"section:{key}")
    return _download(written, "text/calendar; charset=utf-8", document, "ics")


@require_safe
@login_required
@never_cache
def syllabus_docx(request: HttpRequest, key: str) -> HttpResponse:
    taken = taken_from(request.user, key)
    if taken.plan is None:
        return no_plan(request, taken)
    written = docx_out.write(syllabus_in(taken.document, taken.plan), labels())
    return _download(written, _DOCX, taken.document, "docx", _("syllabus"))


@require_safe
@login_required
@never_cache
def changes_csv(request: HttpRequest, key: str) -> HttpResponse:
    taken = taken_from(request.user, key)
    if taken.plan is None:
        return no_plan(request, taken)
    names = [_("Done"), _("Week"), _("Kind"), _("Module"), _("Title"), _("What to do"), _("Was"), _("Is now")]
    rows = [
        (
            "",
            str(line.change.week),
            line.kind,
            line.change.module,
            line.change.title,
            " ".join((line.text, "; ".join((*line.parts, *(f"{p.title}: {p.minutes}" for p in line.pieces))))).strip(),
            line.old,
            line.new,
        )
        for line in change_lines(changes_for(taken), taken.plan)
    ]
    return _download(csv_out.write_rows(names, rows), "text/csv; charset=utf-8", taken.document, "csv", _("changes"))


def _download(content: bytes, media_type: str, document: CourseDocument, extension: str, what: str = "") -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition(document, extension, what)
    return response


def content_disposition(document: CourseDocument, extension: str, what: str = "") -> str:
    """The course's code, else its title, for every browser: in ASCII, and in full where that says less (RFC 6266)."""
    name = " ".join(part for part in (document.code or document.title, what) if part)
    full = f"{_safe(name, _NOT_WORDS)}.{extension}"
    decomposed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = f"{_safe(decomposed, _NOT_ASCII_WORDS)}.{extension}"
    return f'attachment; filename="{plain}"' + (f"; filename*=UTF-8''{quote(full)}" if full != plain else "")


def _safe(name: str, unsafe: re.Pattern[str]) -> str:
    """Nothing that leads to another folder, hides the file or ends the header."""
    return unsafe.sub("-", name)[:_LONGEST].strip(".-") or "course"
