"""The forms of the steps about the course as a whole: term, meetings, breaks; credit, policy, priorities."""

from datetime import date, time
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from meantime.formats.patterns import Pattern, parse_patterns
from meantime.interchange.incoming.wanted import Meets
from meantime.policies.principles import Priority
from meantime.terms.message import UserError
from meantime.words.say import say

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
DAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
_DAY_WORDS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _date_field(label: Any) -> forms.DateField:
    """With a picker; typed dates are year-month-day in every language, as pickers send them."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, input_formats=["%Y-%m-%d"])


def _in_reach(day: date | None) -> date | None:
    if day is not None and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise forms.ValidationError(_("A year from %(first)d to %(last)d.") % {"first": _FIRST_YEAR, "last": _LAST_YEAR})
    return day


class TermForm(forms.Form):
    start = _date_field(_("First day of the term"))
    weeks = forms.IntegerField(label=_("Teaching weeks"), required=False, min_value=1, max_value=60)
    zone = forms.CharField(
        label=_("Time zone"),
        required=False,
        max_length=64,
        widget=forms.TextInput(attrs={"list": "zones", "autocomplete": "off", "spellcheck": "false"}),
    )
    students = forms.IntegerField(label=_("Learners"), required=False, min_value=1, max_value=100_000)
    meets = forms.ChoiceField(label=_("Meetings"), required=False, choices=[(one.value, one.value) for one in Meets])
    pattern_text = forms.CharField(
        label=_("Or write them"),
        required=False,
        max_length=300,
        help_text=_("For example “Tue,Thu 10:00 75”; several with “;”."),
    )

    def clean_start(self) -> date | None:
        return _in_reach(self.cleaned_data["start"])

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"].strip()
        if zone and not is_zone(zone):
            raise forms.ValidationError(_("This is no time zone; choose one of the list, such as Europe/Paris."))
        return zone

    def clean_pattern_text(self) -> tuple[str, ...]:
        try:
            return tuple(written(pattern) for pattern in parse_patterns(self.cleaned_data["pattern_text"]))
        except UserError as error:
            from django.utils.translation import gettext

            raise forms.ValidationError(say(error.message, gettext)) from None


class PatternForm(forms.Form):
    """Meetings of every week: their days, time and length."""

    days = forms.MultipleChoiceField(
        label=_("Days"), required=False, widget=forms.CheckboxSelectMultiple, choices=list(enumerate(DAYS))
    )
    time = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H:%M:%S"],
    )
    minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=1, max_value=720)

    def clean(self) -> dict[str, Any]:
        """A row that says nothing is no meeting; one that says half of it is a slip."""
        data: dict[str, Any] = self.cleaned_data
        missing = {"days": _("On which days?"), "time": _("At what time?"), "minutes": _("How long?")}
        if any(data.get(name) for name in missing):
            for name, question in missing.items():
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, question)
        return data

    def pattern(self) -> str | None:
        """As a text, if there is one."""
        data = self.cleaned_data
        if not (data.get("days") and data.get("time") and data.get("minutes")):
            return None
        days = tuple(sorted(int(day) for day in data["days"]))
        return written(Pattern(days, data["time"], data["minutes"]))


class BreakForm(forms.Form):
    start = _date_field(_("From"))
    end = _date_field(_("To"))
    title = forms.CharField(label=_("Name"), required=False, max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))

    def clean_start(self) -> date | None:
        return _in_reach(self.cleaned_data["start"])

    def clean_end(self) -> date | None:
        return _in_reach(self.cleaned_data["end"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        start, end = data.get("start"), data.get("end")
        if start and end and end < start:
            self.add_error("end", _("The last day comes before the first."))
        if not start and (end or data.get("title")) and "start" not in self.errors:
            self.add_error("start", _("From which day?"))
        return data


PatternRows = forms.formset_factory(PatternForm, extra=1, max_num=10, absolute_max=20)
BreakRows = forms.formset_factory(BreakForm, extra=2, max_num=30, absolute_max=40)


class PolicyForm(forms.Form):
    """`policy` is one of the packaged ones: what somebody uploads or types never names a file."""

    policy = forms.ChoiceField(required=False)
    credits = forms.FloatField(label=_("Credits"), required=False, min_value=0.1, max_value=500)
    hours_low = forms.FloatField(label=_("from"), required=False, min_value=0.5, max_value=100)
    hours_high = forms.FloatField(label=_("to"), required=False, min_value=0.5, max_value=100)
    weights: ClassVar = (("0.5", _("less than usual")), ("1", _("as usual")), ("2", _("more than usual")))

    def __init__(self, *args: Any, policies: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        policy = self.fields["policy"]
        assert isinstance(policy, forms.ChoiceField)
        policy.choices = [(name, name) for name in policies]
        for priority in Priority:
            self.fields[priority.value] = forms.FloatField(required=False, min_value=0, max_value=10)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        low, high = data.get("hours_low"), data.get("hours_high")
        if low and high and high < low:
            self.add_error("hours_high", _("The second number is below the first."))
        return data

    def hours(self) -> tuple[float, float] | None:
        low: float | None = self.cleaned_data.get("hours_low")
        high: float | None = self.cleaned_data.get("hours_high")
        least, most = (high if low is None else low), (low if high is None else high)
        return None if least is None or most is None else (least, most)


def written(pattern: Pattern) -> str:
    """A pattern as course files write it."""
    days = ",".join(_DAY_WORDS[day] for day in pattern.days)
    return f"{days} {pattern.time:%H:%M} {pattern.minutes}"


def pattern_row(pattern: Pattern) -> dict[str, object]:
    """The initial values of a PatternForm."""
    return {
        "days": [str(day) for day in pattern.days],
        "time": time(pattern.time.hour, pattern.time.minute),
        "minutes": pattern.minutes,
    }


def is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError
        return False
    except KeyError:
        return False
    return True


def zone_names() -> list[str]:
    """What the list offers: places, not the abbreviations that other systems once had."""
    return sorted(
        name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/", "posix"))
    )
