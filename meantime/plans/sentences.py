"""Messages of the planner as sentences of a page: stretches and clocks under the names that people use."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from meantime.terms.message import Message
from meantime.terms.modality import Clock
from meantime.words.say import say

# Params of sentences that name a stretch or a clock (words/planner.py).
_NAMING = {"at", "edge", "first", "last", "lock", "clock"}
# What the planner says of its clocks and stretches, as a page says it: by code, and the clock where it is about one.
_AS_SAID: dict[tuple[str, str], str] = {
    ("planner.clock_of_phase", Clock.LIVE): gettext_noop("“{title}” cannot be done together."),
    ("planner.clock_of_phase", Clock.OWN): gettext_noop("“{title}” cannot be done in own time."),
    ("planner.clock_of_stretch", Clock.LIVE): gettext_noop("“{title}” is done together, but {at} is own time."),
    ("planner.clock_of_stretch", Clock.OWN): gettext_noop("“{title}” is done in own time, but {at} is a meeting."),
    ("planner.locked_clock", Clock.LIVE): gettext_noop("“{title}” is held in own time, but stands in a meeting."),
    ("planner.locked_clock", Clock.OWN): gettext_noop("“{title}” is held together, but stands in own time."),
    ("planner.before_window", ""): gettext_noop("“{title}” is too early here ({at}); its first place is {edge}."),
    ("planner.after_window", ""): gettext_noop("“{title}” is too late here ({at}); its last place is {edge}."),
}


def sentence(said: Message, names: Mapping[str, str]) -> str:
    """`names`: Stretch.id to what the stretch is called."""
    called = {**names, Clock.LIVE.value: _("Together"), Clock.OWN.value: _("Own time")}
    params = {name: called.get(str(value), value) if name in _NAMING else value for name, value in said.params.items()}
    plain = _AS_SAID.get((said.code, str(said.params.get("clock", ""))))
    return _(plain).format(**params) if plain else say(Message(said.code, params), _)
