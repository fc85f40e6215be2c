"""Keys that stand in addresses: short, unguessable, without letters that are mistaken for each other."""

from django.utils.crypto import get_random_string

_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"


def new_key() -> str:
    """Twelve letters of 30: 59 bits."""
    return get_random_string(12, _LETTERS)
