"""A short name for what a form showed, so that a save can tell whether somebody has changed the same since."""

import hashlib
import json
from collections.abc import Mapping


def digest(values: Mapping[str, object]) -> str:
    """The same values have the same digest, whatever their order."""
    text = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
