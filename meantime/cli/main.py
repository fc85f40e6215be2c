"""Find the command, run it, and turn what goes wrong into one sentence and an exit status."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from meantime import __version__
from meantime.terms.message import UserError, message
from meantime.words.say import say
from meantime.words.translate import translate

# Each is a module of this package with `add_arguments(parser)` and `run(args) -> int`; only the one asked for is loaded.
COMMANDS = {
    "plan": "balance a course: what together, what in own time, when, and why",
    "read": "show what a course file holds",
    "match": "recommend a modality for each line of text",
    "check": "check a plan file against its own rules",
    "demo": "open the demo course in the browser",
    "serve": "run the web server and its worker",
    "worker": "run a worker alone",
    "createuser": "make an account",
}
# As in sysexits.h: a fault of the program, not of its input.
_FAULT = 70


def main(argv: Sequence[str] | None = None) -> int:
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except UserError as error:
        return _say(say(error.message, translate), 2)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is left to say, and nowhere to say it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("MEANTIME_DEBUG"):
            raise
        fault = message("cli.fault", name=type(error).__name__, detail=str(error)[:200])
        return _say(say(fault, translate), _FAULT)


def _run(arguments: list[str]) -> int:
    name = arguments[0] if arguments else ""
    if name in ("--version", "-V"):
        print(f"meantime {__version__}")
        return 0
    if name in ("", "-h", "--help"):
        print(_help())
        return 0 if name else 2
    if name not in COMMANDS:
        raise UserError(message("cli.command", name=name, commands=", ".join(COMMANDS)))
    command = import_module(f"meantime.cli.{name}")
    parser = _Parser(prog=f"meantime {name}", description=translate(command.__doc__ or ""), allow_abbrev=False)
    command.add_arguments(parser)
    status: int = command.run(parser.parse_args(arguments[1:]))
    return status


def _help() -> str:
    rows = "\n".join(f"  {name:<12}{translate(what)}" for name, what in COMMANDS.items())
    return f"meantime {__version__}\n\n{rows}\n\n" + translate("meantime COMMAND --help says more about each.")


def _say(sentence: str, status: int) -> int:
    print(f"meantime: {sentence}", file=sys.stderr)
    return status


class _Parser(argparse.ArgumentParser):
    """One sentence instead of a page of usage."""

    def error(self, text: str) -> NoReturn:
        self.exit(_say(say(message("cli.usage", problem=text, command=self.prog), translate), 2))
