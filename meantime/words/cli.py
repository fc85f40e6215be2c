"""Sentences for messages of `cli`."""

from meantime.words.say import Sentence

SENTENCES: dict[str, Sentence] = {}
