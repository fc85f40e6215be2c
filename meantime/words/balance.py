"""Sentences for messages of `balance`."""

from meantime.words.say import Sentence

SENTENCES: dict[str, Sentence] = {}
