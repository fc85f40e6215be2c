"""Reads one file in a process of its own, within limits: `python -m meantime.interchange.incoming.child`.

Takes a line of JSON (a parsed.Task) and the file on standard input, and answers with JSON (a parsed.Parsed).
"""

import re
import sys

import msgspec

from meantime.interchange.incoming.parsed import Parsed, Task, parse
from meantime.terms.message import message

# The largest real courses take a tenth of each.
MEMORY_BYTES = 1024**3
CPU_SECONDS = 30


def main() -> None:
    limit()
    task = msgspec.json.decode(sys.stdin.buffer.readline(), type=Task)
    try:
        parsed = parse(task, sys.stdin.buffer.read())
        answer = msgspec.json.encode(parsed)
    except MemoryError:
        answer = msgspec.json.encode(Parsed(error=message("interchange.too_much", name=task.name)))
    sys.stdout.buffer.write(without_nulls(answer))


def without_nulls(answer: bytes) -> bytes:
    """JSON without the character 0, which a text may hold and a database refuses; "\\\\u0000" is another text."""
    return re.sub(rb"(?<!\\)((?:\\\\)*)\\u0000", rb"\1", answer)


def limit() -> None:
    """What a hostile file may cost, set when everything is loaded: memory, time, and no file is written."""
    if sys.platform == "win32":
        return
    import resource

    for name, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(name, (most, most))


if __name__ == "__main__":
    main()
