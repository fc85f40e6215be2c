"""The lists that fields choose from, as options; made once for each answer, however many rows show them."""

from collections.abc import Iterable, Mapping

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from meantime.plans.kind_labels import FORMS, KINDS
from meantime.terms.kinds import Kind
from meantime.terms.modality import Clock, PhaseRole

Choice = tuple[str, str]


def kinds() -> list[Choice]:
    """Kinds by name, then the forms of what Meantime plans but does not run."""
    own = [(str(kind), str(label)) for kind, (label, _icon) in KINDS.items() if kind != Kind.EXTERNAL]
    forms = [(f"{Kind.EXTERNAL}:{form}", str(label)) for form, (label, _icon) in FORMS.items()]
    return [*sorted(own, key=lambda pair: pair[1]), *forms, (str(Kind.EXTERNAL), str(KINDS[Kind.EXTERNAL][0]))]


def clocks() -> list[Choice]:
    return [("", _("either")), (Clock.LIVE.value, _("Together")), (Clock.OWN.value, _("Own time"))]


def roles() -> list[Choice]:
    return [
        (PhaseRole.PREPARE.value, _("before: prepare")),
        (PhaseRole.ENGAGE.value, _("the activity itself")),
        (PhaseRole.FOLLOW_UP.value, _("after: follow up")),
    ]


def options(choices: Iterable[Choice], chosen: str) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, " selected" if value == chosen else "", text) for value, text in choices),
    )


class Options:
    """Options of one list, kept by what is chosen and what the empty choice says."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        self.choices = list(choices)
        self.labels = dict(self.choices)
        self.made: dict[tuple[str, str], SafeString] = {}

    def of(self, chosen: str, empty: str) -> SafeString:
        """A value that is no longer among the choices stays chosen: a page must not change what it shows."""
        if (chosen, empty) not in self.made:
            stray = [] if not chosen or chosen in self.labels else [(chosen, chosen)]
            self.made[chosen, empty] = options([("", empty), *self.choices, *stray], chosen)
        return self.made[chosen, empty]


def kind_options() -> Options:
    return Options(kinds())


def guessed(label: str) -> str:
    """The empty choice of a kind that was recognised from the title."""
    return _("%(kind)s?") % {"kind": label} if label else _("not recognised")


def module_options(modules: Mapping[str, str]) -> Options:
    return Options(modules.items())


def told(name: str, text: str, labels: Mapping[str, Mapping[str, str]]) -> str:
    """A value of a field in words, for saying what somebody else has put there."""
    shown = labels.get(name, {}).get(text, text.replace("T", " ") if name in ("opens", "due", "closes") else text)
    return shown or _("nothing")
