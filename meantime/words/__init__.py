"""Sentences for the messages of the pure parts, through gettext. One file per part; only edges import this."""
