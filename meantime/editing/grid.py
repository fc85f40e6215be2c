"""The rows of the grid: as the course has them, as a person posted them, and what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _

from meantime.editing.activity_texts import GRID, Course, Texts, texts_of, with_texts
from meantime.editing.digests import digest
from meantime.editing.numbers import number_in
from meantime.editing.plain import line, plain
from meantime.editing.wrong import Wrong
from meantime.formats.document import Activity

# More rows than any course has activities are no page of ours.
_MOST_ROWS = 5000
# What can be set for all ticked rows; the shift is of the due time, in days.
BULK = ("kind", "minutes", "week", "shift")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`shown` is the digest of what the person saw; `now`: what somebody else has put there since, by field."""

    key: str
    texts: Texts
    shown: str
    touched: bool = False
    ticked: bool = False
    wrong: Mapping[str, str] = field(default_factory=dict)
    now: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """`rows` by Activity.id; `changed`: what is to be written; `gone`: titles of rows that were removed meanwhile."""

    rows: Mapping[str, Row]
    changed: Mapping[str, Activity]
    gone: tuple[str, ...] = ()
    bulk_wrong: Mapping[str, str] = field(default_factory=dict)

    @property
    def conflicts(self) -> bool:
        return bool(self.gone) or any(row.now for row in self.rows.values())

    @property
    def refused(self) -> bool:
        return bool(self.bulk_wrong) or any(row.wrong for row in self.rows.values())


def row_of(activity: Activity, course: Course) -> Row:
    texts = texts_of(activity, GRID, course.zone)
    return Row(key=activity.id, texts=texts, shown=digest(texts))


def posted_rows(data: QueryDict, course: Course) -> Posted:
    """A row that a person left alone is not looked at, whatever has become of it."""
    ticked = set(data.getlist("tick"))
    bulk, bulk_wrong = _bulk(data) if data.get("do") == "bulk" else ({}, {})
    rows: dict[str, Row] = {}
    changed, gone = {}, []
    for entry in data.getlist("row")[:_MOST_ROWS]:
        index, _space, rest = entry.partition(" ")
        shown, _space, key = rest.partition(" ")
        activity = course.activities.get(key)
        texts = _texts(data, index)
        seen = digest(texts)
        if index in ticked and not bulk_wrong:
            texts = _with_bulk(texts, bulk)
        if activity is None:
            gone += [texts["title"]] if digest(texts) != shown else []
            continue
        row = Row(
            key=key, texts=texts, shown=shown, ticked=index in ticked, touched=digest(texts) != shown or seen != shown
        )
        rows[key], after = _judged(row, activity, course)
        if after is not None:
            changed[key] = after
    return Posted(rows=rows, changed=changed, gone=tuple(gone), bulk_wrong=bulk_wrong)


def _judged(row: Row, activity: Activity, course: Course) -> tuple[Row, Activity | None]:
    current = texts_of(activity, GRID, course.zone)
    if not row.touched:
        return replace(row, texts=current, shown=digest(current)), None
    if digest(current) != row.shown:
        now = {name: current[name] for name in GRID if current[name] != row.texts[name]}
        # Seen from here on: pressing Save once more puts the person's own values in place.
        return replace(row, shown=digest(current), now=now), None
    after, wrong = with_texts(activity, current, row.texts, course)
    if wrong:
        return replace(row, wrong=wrong), None
    return row, after if after != activity else None


def _texts(data: QueryDict, index: str) -> Texts:
    texts = {name: plain(data.get(f"{name}-{index}", "")) for name in GRID}
    return {**texts, "title": line(texts["title"])}


def _bulk(data: QueryDict) -> tuple[dict[str, str], dict[str, str]]:
    """What is set for all ticked rows, by field, and what is wrong with it."""
    given = {name: text for name in BULK if (text := plain(data.get(f"bulk-{name}", "")))}
    if "shift" in given:
        sign = -1 if given["shift"][0] in "-−" else 1
        try:
            days = number_in(given["shift"].lstrip("+-−"), 0, 400)
        except Wrong:
            return given, {"shift": _("Write days: 7 for a week later, -7 for a week earlier.")}
        given["shift"] = str(sign * (days or 0))
    return given, {}


def _with_bulk(texts: Texts, bulk: Mapping[str, str]) -> Texts:
    after = {**texts, **{name: text for name, text in bulk.items() if name in texts}}
    if "shift" in bulk and texts["due"]:
        try:
            due = datetime.fromisoformat(texts["due"]) + timedelta(days=int(bulk["shift"]))
        except (ValueError, OverflowError):
            return after
        after["due"] = due.strftime("%Y-%m-%dT%H:%M")
    return after
