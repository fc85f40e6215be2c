"""Messages of the planner as sentences of a page: stretches and clocks under the names that people use."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from meantime.terms.message import Message
from meantime.terms.modality import Clock
from meantime.words.say import say

# Params of sentences that name a stretch or a clock (words/planner.py).
_NAMING = {"at", "edge", "first", "last", "lock", "clock"}


def sentence(said: Message, names: Mapping[str, str]) -> str:
    """`names`: Stretch.id to what the stretch is called."""
    called = {**names, Clock.LIVE.value: _("Together"), Clock.OWN.value: _("Own time")}
    params = {name: called.get(str(value), value) if name in _NAMING else value for name, value in said.params.items()}
    return say(Message(said.code, params), _)
