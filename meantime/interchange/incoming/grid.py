"""The grid of the preview: a row an activity, and what was written into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from meantime.formats.document import Activity
from meantime.formats.limits import TITLE_CHARACTERS
from meantime.interchange.incoming.corrections import Correction, is_included
from meantime.interchange.incoming.kinds import kind_of, kind_options, kind_value
from meantime.interchange.incoming.opened import Opened
from meantime.interchange.incoming.parsed import Taken
from meantime.interchange.renewal import News
from meantime.terms.minutes import MinutesSource

# Four fields a row, and a form may have a thousand.
ROWS_A_PAGE = 200
# Two working weeks: a longer activity is several.
MOST_MINUTES = 80 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One activity as it stands; `how` says where its kind comes from, `hint` where its minutes do."""

    number: int
    included: bool
    title: str
    options: SafeString
    how: str
    minutes: str
    hint: str
    module: str
    week: int | None
    due: datetime | None
    news: News | None
    kept: bool
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`number` from 1; rows `first` to `last`, counted from 1."""

    number: int
    pages: range
    first: int
    last: int
    rows: list[GridRow]
    total: int


def page_of(opened: Opened, number: int, posted: Mapping[str, str] | None = None) -> Page:
    """The rows of one page; with what was `posted`, where that could not be kept, and why."""
    total = len(opened.activities)
    count = max(1, -(-total // ROWS_A_PAGE))
    number = min(max(number, 1), count)
    first = (number - 1) * ROWS_A_PAGE
    last = min(first + ROWS_A_PAGE, total)
    modules = {module.id: module.title for module in opened.base.modules}
    zone = ZoneInfo(opened.document.term.zone or "UTC")
    rows = [_row(opened, index, modules, zone) for index in range(first, last)]
    if posted is not None:
        rows = [_as_posted(row, posted) for row in rows]
    return Page(number=number, pages=range(1, count + 1), first=first + 1, last=last, rows=rows, total=total)


def _row(opened: Opened, index: int, modules: Mapping[str, str], zone: ZoneInfo) -> GridRow:
    activity = opened.activities[index]
    correction = opened.corrections.get(activity.id, Correction())
    taken = opened.taken_now(activity)
    renewal = opened.renewal
    return GridRow(
        number=index,
        included=is_included(correction, activity.id in opened.out),
        title=correction.title or activity.title,
        options=kind_options(kind_value(taken.kind, taken.form)),
        how=_("yours") if opened.is_yours(activity, "kind") else _how(correction, taken),
        minutes=str(taken.minutes.typical),
        hint=_("yours") if opened.is_yours(activity, "minutes") else _hint(correction, taken),
        module=modules.get(activity.module or "", ""),
        week=activity.week,
        due=activity.due.astimezone(zone) if activity.due else None,
        news=renewal.news.get(activity.id) if renewal else None,
        kept=renewal is not None and activity in renewal.kept,
    )


def _how(correction: Correction, taken: Taken) -> str:
    if correction.kind is not None:
        return _("yours")
    if taken.stated:
        return _("stated")
    return _("recognised") if taken.kind else _("to be chosen")


def _hint(correction: Correction, taken: Taken) -> str:
    """Where the minutes come from, with their range where it is one."""
    if correction.minutes is not None:
        return _("yours")
    minutes = taken.minutes
    source = {
        MinutesSource.STATED: _("stated"),
        MinutesSource.PROSE: _("from its text"),
        MinutesSource.COMPUTED: _("from its length"),
        MinutesSource.DEFAULT: _("usual for its kind"),
    }[minutes.source]
    return source if minutes.low == minutes.high else f"{minutes.low}–{minutes.high}, {source}"


def _as_posted(row: GridRow, posted: Mapping[str, str]) -> GridRow:
    return replace(
        row,
        included=f"in-{row.number}" in posted,
        title=posted.get(f"title-{row.number}", row.title),
        options=kind_options(posted.get(f"kind-{row.number}", "")),
        minutes=posted.get(f"minutes-{row.number}", ""),
        errors=row_errors(row.number, posted),
    )


def row_errors(number: int, posted: Mapping[str, str]) -> dict[str, str]:
    """Per field, what is wrong and what to do; of a row that is left out nothing matters."""
    errors = {}
    if f"in-{number}" in posted:
        if not posted.get(f"title-{number}", "").strip():
            errors["title"] = _("Give it a title, or leave it out.")
        minutes = posted.get(f"minutes-{number}", "").strip()
        if minutes and minutes_in(minutes) is None:
            errors["minutes"] = _("Whole minutes from 1 to %(most)d.") % {"most": MOST_MINUTES}
    return errors


def minutes_in(text: str) -> int | None:
    """Whole minutes; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) <= MOST_MINUTES else None


def corrections_in(opened: Opened, page: Page, posted: Mapping[str, str]) -> dict[str, Correction]:
    """All corrections with those of the page that was posted: only what differs from what was read."""
    corrections = dict(opened.corrections)
    for row in page.rows:
        activity = opened.activities[row.number]
        correction = _correction(opened, activity, row.number, posted)
        corrections.pop(activity.id, None)
        if correction != Correction():
            corrections[activity.id] = correction
    return corrections


def _correction(opened: Opened, activity: Activity, number: int, posted: Mapping[str, str]) -> Correction:
    before = opened.corrections.get(activity.id, Correction())
    included = f"in-{number}" in posted
    usual = activity.id not in opened.out
    if not included:
        return replace(before, included=False if usual else None)
    taken = opened.taken(activity)
    title = posted.get(f"title-{number}", "").strip()[:TITLE_CHARACTERS]
    chosen = kind_of(posted.get(f"kind-{number}", ""))
    kind, form = chosen if chosen and chosen != (taken.kind, taken.form) else (None, None)
    minutes = minutes_in(posted.get(f"minutes-{number}", "").strip())
    # What the page showed beside the kind as it was is no wish of anybody.
    shown = opened.taken_now(activity).minutes.typical
    if minutes == shown:
        minutes = before.minutes
    elif minutes == taken.minutes.typical and kind is None:
        minutes = None
    return Correction(
        included=None if usual else True,
        title=title if title and title != activity.title else None,
        kind=kind,
        form=form,
        minutes=minutes,
    )
