"""Read a policy: one that ships with Meantime, or an institution's own file or directory.

What an institution's file leaves out comes from the packaged default, key by key.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from meantime.policies.decode import decoded
from meantime.policies.policy import Policy
from meantime.terms.message import Message, UserError, message

DEFAULT = "default"
# The tables of a policy; in a directory each may be a file of its own, beside policy.toml with title and sources.
_PARTS = ("credit", "equivalency", "rules", "meetings", "limits", "rates", "defaults", "staff")
_HEAD = "policy"
# Ten times what all packaged data files hold together; more is not a policy.
_MOST_BYTES = 500_000
_LINE = re.compile(r"at line (\d+)")


def load_policy(name_or_path: str) -> Policy:
    """A packaged policy by its name, else the one in the TOML file or directory at that path.

    UserError: neither, unreadable, not TOML, or a key that is unknown, of a wrong type or impossible.
    Reads what it is told to read: for a name out of a file that somebody uploaded use `packaged_policy`.
    """
    if name_or_path in policy_names():
        return packaged_policy(name_or_path)
    path = Path(name_or_path)
    if not name_or_path.strip() or not _exists(path):
        raise _unknown(name_or_path)
    own = _tables(path)
    if not own and path.is_dir():
        raise UserError(message("policies.no_files", file=str(path), names=", ".join((_HEAD, *_PARTS))))
    if "name" in own:  # a policy is called like its file, so that two of them cannot share a name
        raise UserError(message("policies.unknown_key", file=str(path), key="name"))
    return _policy(path.name if path.is_dir() else path.stem, own, path)


@cache
def packaged_policy(name: str) -> Policy:
    """UserError unless `name` is one of `policy_names()`."""
    if name not in policy_names():
        raise _unknown(name)
    return _policy(name, _packaged_tables(name), Path(f"{name}.toml"))


@cache
def policy_names() -> tuple[str, ...]:
    """The packaged policies, in alphabetical order."""
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in _packaged().iterdir()))


def _policy(name: str, own: Mapping[str, Any], path: Path) -> Policy:
    tables = {**_merged(_packaged_tables(DEFAULT), own), "name": name}
    try:
        return decoded(tables, Policy, str(path))
    except UserError as refused:
        raise UserError(_in_its_file(refused.message, path)) from None


def _in_its_file(refused: Message, path: Path) -> Message:
    """The file of a directory that holds the refused key."""
    part, _, key = str(refused.params["key"]).partition(".")
    file = path / f"{part}.toml"
    if not (key and path.is_dir() and file.exists()):
        return refused
    return Message(refused.code, {**refused.params, "file": str(file), "key": key})


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """`base` with the values of `over`, tables key by key, everything else as a whole."""
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, Mapping) and isinstance(base.get(key), Mapping)
        merged[key] = _merged(base[key], value) if both else value
    return merged


def _packaged() -> Traversable:
    return resources.files("meantime.policies") / "data"


@cache
def _packaged_tables(name: str) -> dict[str, Any]:
    place = _packaged() / name
    return _tables(place if place.is_dir() else _packaged() / f"{name}.toml")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name longer than any file's may be
        return False


def _tables(place: Traversable | Path) -> dict[str, Any]:
    """The tables of a TOML file, or of the files of a directory."""
    if not place.is_dir():
        return _toml(place)
    tables: dict[str, Any] = {}
    for file in sorted(place.iterdir(), key=lambda entry: entry.name):
        part, _, extension = file.name.rpartition(".")
        if extension != "toml":
            continue
        if part not in (_HEAD, *_PARTS):
            raise UserError(message("policies.unknown_file", file=str(file), names=", ".join((_HEAD, *_PARTS))))
        content = _toml(file)
        tables = _merged(tables, content if part == _HEAD else {part: content})
    return tables


def _toml(file: Traversable | Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError:
        raise UserError(message("policies.unreadable", file=str(file))) from None
    if len(data) > _MOST_BYTES:
        raise UserError(message("policies.too_large", file=str(file), kilobytes=_MOST_BYTES // 1000))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(message("policies.not_utf8", file=str(file))) from None
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _LINE.search(str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise UserError(message("policies.not_toml", file=str(file), line=line)) from None


def _unknown(name: str) -> UserError:
    return UserError(message("policies.unknown_policy", name=name, names=", ".join(policy_names())))
