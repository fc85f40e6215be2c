"""Stems of words, by Snowball."""

import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import cast

# A private name for the Snowball package, see `stemmer`.
_ALIAS = "_meantime_snowball"


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """A function from word to stem, remembering what it has seen. Raises ModuleNotFoundError for an unknown language.

    Importing `snowballstemmer` itself loads all of its 33 languages, which takes longer than everything else a
    first match does; so the one algorithm is loaded from the package's folder under another name.
    """
    if _ALIAS not in sys.modules:
        spec = find_spec("snowballstemmer")
        package = ModuleType(_ALIAS)
        package.__path__ = list(spec.submodule_search_locations or ()) if spec else []
        sys.modules[_ALIAS] = package
    module = import_module(f"{_ALIAS}.{language}_stemmer")
    algorithm = getattr(module, f"{language.capitalize()}Stemmer")()
    return cache(cast(Callable[[str], str], algorithm.stemWord))
