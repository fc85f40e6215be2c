"""Turn a `Message` into a sentence."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from meantime.terms.message import Message


class Plural(NamedTuple):
    """Two forms of a sentence, chosen by the param named `by`."""

    one: str
    many: str
    by: str = "n"


Sentence = str | Plural


def N_(text: str) -> str:
    """Mark a sentence for extraction; it is translated when it is said."""
    return text


def say(message: Message, translate: Callable[[str], str] = str) -> str:
    """The sentence for `message`; an unknown code is shown as it is rather than hidden."""
    sentence = all_sentences().get(message.code)
    if sentence is None:
        return f"{message.code} {dict(message.params)}" if message.params else message.code
    if isinstance(sentence, Plural):
        sentence = sentence.one if message.params.get(sentence.by) == 1 else sentence.many
    return translate(sentence).format(**message.params)


@cache
def all_sentences() -> dict[str, Sentence]:
    from meantime.words import (
        balance,
        change_list,
        cli,
        copying,
        formats,
        improving,
        interchange,
        keeping,
        matching,
        planner,
        plans,
        web,
        workload,
    )

    parts = (
        balance,
        change_list,
        cli,
        copying,
        formats,
        improving,
        interchange,
        keeping,
        matching,
        planner,
        plans,
        web,
        workload,
    )
    return {code: sentence for part in parts for code, sentence in part.SENTENCES.items()}
