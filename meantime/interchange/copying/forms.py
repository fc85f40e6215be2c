"""What a new term needs to be known: its first day; everything else may be as it was."""

from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from meantime.balance.copying import NewTerm
from meantime.courses.models import Section
from meantime.formats.document import Break
from meantime.formats.patterns import parse_patterns
from meantime.terms.message import UserError
from meantime.words.say import say


class NewTermForm(forms.Form):
    start = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    weeks = forms.IntegerField(
        label=_("Weeks"),
        required=False,
        min_value=1,
        max_value=60,
        help_text=_("Teaching weeks; empty: as many as before."),
    )
    patterns = forms.CharField(
        label=_("Meetings"),
        required=False,
        max_length=300,
        help_text=_("For example: Tue,Thu 10:00 75. Empty: the same days, hours and lengths as before."),
    )
    zone = forms.CharField(label=_("Time zone"), required=False, max_length=64, help_text=_("Empty: as before."))
    breaks = forms.CharField(
        label=_("Breaks"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, first and last day and a name: 2028-03-20 2028-03-24 Spring break"),
    )

    def clean_patterns(self) -> tuple[str, ...]:
        text: str = self.cleaned_data["patterns"]
        try:
            parse_patterns(text)
        except UserError as error:
            raise forms.ValidationError(say(error.message, str)) from None
        return tuple(part.strip() for part in text.split(";") if part.strip())

    def clean_zone(self) -> str | None:
        zone: str = self.cleaned_data["zone"].strip()
        if zone and zone not in available_timezones():
            raise forms.ValidationError(_("There is no time zone of this name; write one such as Europe/Zurich."))
        return zone or None

    def clean_breaks(self) -> tuple[Break, ...]:
        return tuple(_break(line) for line in self.cleaned_data["breaks"].splitlines() if line.strip())

    @property
    def term(self) -> NewTerm:
        said = self.cleaned_data
        return NewTerm(
            start=said["start"], weeks=said["weeks"], patterns=said["patterns"], zone=said["zone"], breaks=said["breaks"]
        )


def _break(line: str) -> Break:
    first, _space, rest = line.strip().partition(" ")
    second, _space, title = rest.strip().partition(" ")
    try:
        start = date.fromisoformat(first)
        end = date.fromisoformat(second) if second[:1].isdigit() else start
    except ValueError:
        raise forms.ValidationError(
            _("“%(line)s” does not begin with a day such as 2028-03-20."), params={"line": line}
        ) from None
    if end < start:
        raise forms.ValidationError(_("“%(line)s” ends before it begins."), params={"line": line})
    return Break(start=start, end=end, title=title.strip() if second[:1].isdigit() else rest.strip())


def first_guess(section: Section) -> dict[str, Any]:
    """The same week day a year later: most courses come back."""
    if section.start is None:
        return {}
    return {"start": section.start.fromordinal(section.start.toordinal() + 364)}
