"""What a person wrote of the term, as a course again; or what is wrong with it, field by field."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from meantime.editing.meetings_in import meetings_in
from meantime.editing.moments import day_in
from meantime.editing.numbers import amount_in, number_in
from meantime.editing.term_texts import TermTexts
from meantime.editing.wrong import Wrong
from meantime.formats.document import Activity, Break, CourseDocument, Term
from meantime.formats.patterns import parse_patterns
from meantime.formats.timezones.iana import iana_zone
from meantime.matching.context import MOST_PRIORITY
from meantime.policies.load import policy_names
from meantime.policies.principles import Priority
from meantime.terms.message import UserError
from meantime.words.say import say

_LONGEST_TERM = 800  # days: longer is a slip of the pen
_MOST_BREAKS = 50
_MOST_WEEKS = 110


class TermIn:
    """Reads the texts of a page; `wrong` fills with sentences by field, `break-1` and `meeting-1` for rows."""

    def __init__(self, texts: TermTexts, was: TermTexts, document: CourseDocument) -> None:
        self.texts, self.was, self.document = texts, was, document
        self.wrong: dict[str, str] = {}

    def course(self) -> CourseDocument:
        """With its activities: where the zone changes, their times stay on the clock as they were written."""
        before = self.document
        zone = self._read("zone", _zone, before.term.zone)
        moved = replace(
            before,
            title=self._read("title", _title, before.title) or before.title,
            code=self._read("code", lambda text: text[:100], before.code),
            term=self._term(zone),
            students=self._read("students", lambda text: number_in(text, 1, 100_000), before.students),
            credits=self._read("credits", lambda text: amount_in(text, 300), before.credits),
            policy=self._read("policy", _policy, before.policy),
            hours_per_week=self._hours(),
            priorities=self._priorities(),
            patterns=self._read("patterns", _patterns, before.patterns) or (),
            meetings=meetings_in(self.texts, self.was, before, ZoneInfo(zone or "UTC"), self.wrong),
        )
        return _with_clock_times(moved, before)

    def _read(self, name: str, reader: Callable[[str], Any], before: Any) -> Any:
        """What was left alone stays as it is, to the last digit that its text does not show."""
        text = self.texts.fields[name]
        if text == self.was.fields[name]:
            return before
        try:
            return reader(text)
        except Wrong as error:
            self.wrong[name] = error.sentence
            return None

    def _term(self, zone: str | None) -> Term:
        before = self.document.term
        start, end = self._read("start", day_in, before.start), self._read("end", day_in, before.end)
        if start and end and not 0 <= (end - start).days <= _LONGEST_TERM:
            self.wrong.setdefault("end", _("The last day is before the first, or years after it."))
        return Term(
            start=start,
            end=end,
            weeks=self._read("weeks", lambda text: number_in(text, 1, _MOST_WEEKS), before.weeks),
            zone=zone,
            # Whoever chose another zone knows it.
            zone_inferred=before.zone_inferred and zone == before.zone,
            breaks=self._breaks(),
        )

    def _hours(self) -> tuple[float, float] | None:
        before = self.document.hours_per_week or (None, None)
        names = ("hours_low", "hours_high")
        low, high = (
            self._read(name, lambda text: amount_in(text, 168), was) for name, was in zip(names, before, strict=True)
        )
        if low is None and high is None:
            return None
        low, high = low if low is not None else high, high if high is not None else low
        if low > high:
            self.wrong.setdefault("hours_high", _("Write the smaller number of hours first."))
        return low, high

    def _priorities(self) -> tuple[tuple[str, float], ...]:
        weights = dict(self.document.priorities)
        for one in Priority:
            before = weights.get(one.value, 1.0)
            weight = self._read(f"priority_{one}", lambda text: amount_in(text, MOST_PRIORITY), before)
            if weight is not None and (weight != 1 or one.value in weights):
                weights[one.value] = weight
        return tuple(weights.items())

    def _breaks(self) -> tuple[Break, ...]:
        if self.texts.breaks == self.was.breaks:
            return self.document.term.breaks
        if len(self.texts.breaks) > _MOST_BREAKS:
            self.wrong["break-1"] = _("A term has at most %(n)d breaks.") % {"n": _MOST_BREAKS}
        found = []
        for number, (start, end, title) in enumerate(self.texts.breaks[:_MOST_BREAKS], start=1):
            try:
                found.append(_break(day_in(start), day_in(end), title))
            except Wrong as error:
                self.wrong[f"break-{number}"] = error.sentence
        return tuple(sorted(found, key=lambda one: one.start))


def _break(start: date | None, end: date | None, title: str) -> Break:
    if start is None:
        raise Wrong(_("A break needs its first day."))
    end = end or start
    if not 0 <= (end - start).days <= _LONGEST_TERM:
        raise Wrong(_("The last day is before the first, or years after it."))
    return Break(start=start, end=end, title=title[:200])


def _title(text: str) -> str:
    if not text or len(text) > 300:
        raise Wrong(_("A course needs a title of at most %(n)d characters.") % {"n": 300})
    return text


def _zone(text: str) -> str | None:
    if text and iana_zone(text) is None:
        raise Wrong(_("No time zone is called “%(zone)s”; write one such as Europe/Zurich.") % {"zone": text[:60]})
    return text or None


def _policy(text: str) -> str | None:
    if text and text not in policy_names():
        raise Wrong(_("Choose a policy from the list."))
    return text or None


def _patterns(text: str) -> tuple[str, ...]:
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    try:
        for line in lines:
            parse_patterns(line)
    except UserError as error:
        raise Wrong(say(error.message, _)) from error
    return lines


def _with_clock_times(course: CourseDocument, before: CourseDocument) -> CourseDocument:
    old, new = (ZoneInfo(one.term.zone or "UTC") for one in (before, course))
    if old.key == new.key:
        return course

    def moved(activity: Activity) -> Activity:
        times = {name: getattr(activity, name) for name in ("opens", "due", "closes")}
        return replace(
            activity, **{name: at.astimezone(old).replace(tzinfo=new) for name, at in times.items() if at is not None}
        )

    return replace(course, activities=tuple(moved(one) for one in course.activities))
