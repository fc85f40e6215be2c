"""Sentences for messages of `planner`."""

from meantime.words.say import Sentence

SENTENCES: dict[str, Sentence] = {}
