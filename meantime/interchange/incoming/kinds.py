"""Kinds and forms as one list to choose from."""

from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meantime.plans.kind_labels import FORMS, KINDS, kind_label
from meantime.terms.kinds import Kind

_FORM = f"{Kind.EXTERNAL.value}:"


def kind_value(kind: str, form: str) -> str:
    """One value for both: "discussion", "external:exam"; empty where nothing was recognised."""
    return f"{_FORM}{form}" if kind == Kind.EXTERNAL and form else kind


def kind_of(value: str) -> tuple[str, str] | None:
    """Kind and form again; None for what is neither."""
    kind, _colon, form = value.partition(":")
    known = not value or (kind in KINDS and not form) or (value.startswith(_FORM) and form in FORMS)
    return (kind, form) if known else None


def kind_options(chosen: str, *, new: bool = False) -> SafeString:
    """The options of a select; hundreds of rows have the same few. What is `new` is recognised by its title later."""
    return _options(chosen, new, get_language())


@lru_cache(maxsize=128)
def _options(chosen: str, new: bool, language: str | None) -> SafeString:
    choices = [("", _("By its title") if new else _("Not recognised"))]
    choices += [(kind, kind_label(kind)[0]) for kind in KINDS if kind != Kind.EXTERNAL]
    choices += [(f"{_FORM}{form}", kind_label(Kind.EXTERNAL, form)[0]) for form in FORMS]
    if chosen == Kind.EXTERNAL:
        choices.append((chosen, kind_label(chosen)[0]))
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<option value='{}'{}>{}</option>", value, _selected(value, chosen), name),)
            for value, name in choices
        ),
    )


def _selected(value: str, chosen: str) -> SafeString:
    return SafeString(" selected" if value == chosen else "")
