"""Sentences for messages of `workload`."""

from meantime.words.say import Sentence

SENTENCES: dict[str, Sentence] = {}
