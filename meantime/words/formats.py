"""Sentences for messages of `formats`."""

from meantime.words.say import Sentence

SENTENCES: dict[str, Sentence] = {}
