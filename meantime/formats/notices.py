"""Notices quote what a file says, so they are cleaned of people like everything else that leaves a reader."""

from collections.abc import Iterable
from dataclasses import replace

from meantime.formats.document import Notice
from meantime.formats.people import without_people
from meantime.terms.message import Message


def notices_without_people(notices: Iterable[Notice]) -> list[Notice]:
    """The same notices; texts among their params without contact data and secrets."""
    return [replace(notice, message=_clean(notice.message)) for notice in notices]


def _clean(message: Message) -> Message:
    params = {name: without_people(value) if isinstance(value, str) else value for name, value in message.params.items()}
    return Message(message.code, params)
