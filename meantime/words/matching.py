"""Sentences for messages of `matching`."""

from meantime.words.say import Sentence

SENTENCES: dict[str, Sentence] = {}
