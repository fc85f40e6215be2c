"""What the pure parts have to say: a code and its numbers; `meantime.words` makes the sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Param = str | int | float


@dataclass(frozen=True, slots=True)
class Message:
    """`code` is `part.name`, for example `planner.meeting_minutes`; `params` fill its sentence."""

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)


def message(code: str, **params: Param) -> Message:
    return Message(code, params)


class UserError(Exception):
    """Something a person can put right: says what, where and what to do. Exit 2 or status 4xx at the edge."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.code, dict(message.params))
        self.message = message
