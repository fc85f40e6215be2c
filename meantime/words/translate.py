"""gettext for edges without Django: the language of the environment, English where there is no catalogue."""

import gettext
from functools import lru_cache
from pathlib import Path

LOCALES = Path(__file__).parent.parent / "locale"


def translate(text: str) -> str:
    return _catalogue().gettext(text) if text else text


@lru_cache
def _catalogue() -> gettext.NullTranslations:
    return gettext.translation("django", LOCALES, fallback=True)
