"""Reads a file in a child process: a file that brings its reader down costs nobody else anything."""

import logging
import os
import subprocess
import sys

import msgspec

from meantime.interchange.incoming.parsed import Parsed, Task
from meantime.terms.message import message

# Seconds on the clock; the child's own limit counts seconds of work, and this one ends a child that only waits. A draft
# may be read twice within its lease.
SECONDS = 40.0
# -P: a file called like a module, in the folder where somebody starts the server, is none of ours.
_COMMAND = (sys.executable, "-P", "-m", "meantime.interchange.incoming.child")
# What a process needs to start, and no secret: neither the key of sessions nor the address of the database.
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "VIRTUAL_ENV", "SYSTEMROOT", "TMPDIR", "TEMP")

log = logging.getLogger("meantime.worker")


def parse_apart(task: Task, data: bytes, seconds: float = SECONDS) -> Parsed:
    """`parse` in a process of its own; what ended it is a message."""
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    # One thread: what numerical libraries reserve for each more would count against the memory of the child.
    environment["OPENBLAS_NUM_THREADS"] = environment["OMP_NUM_THREADS"] = "1"
    question = msgspec.json.encode(task) + b"\n" + data
    try:
        done = subprocess.run(_COMMAND, input=question, capture_output=True, timeout=seconds, env=environment, check=False)
    except subprocess.TimeoutExpired:
        return Parsed(error=message("interchange.too_long", name=task.name))
    if done.returncode == 0:
        return msgspec.json.decode(done.stdout, type=Parsed)
    log.error("reading a file ended with %s: %s", done.returncode, done.stderr[-2000:].decode(errors="replace"))
    # Below zero: a signal ended it, as the system does with whoever takes more time or memory than allowed.
    code = "interchange.too_long" if done.returncode < 0 else "interchange.unreadable"
    return Parsed(error=message(code, name=task.name))
