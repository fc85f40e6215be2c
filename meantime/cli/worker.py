"""Run a worker alone: it plans, and reads the files, that the web server is given."""

import argparse
import os
import signal
from collections.abc import Callable
from types import FrameType

from meantime.cli.site import open_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace) -> int:
    # The web server, which started us, has migrated; two at once would race.
    parent = os.environ.get("MEANTIME_PARENT")
    open_site(migrate=parent is None)
    from meantime.interchange.incoming.worker import take
    from meantime.plans.worker import work

    work(going=_until_stopped(int(parent) if parent else None), others=(take,))
    return 0


def _until_stopped(parent: int | None) -> Callable[[], bool]:
    """True until a signal asks to stop, or the process that started us is gone."""
    asked: list[int] = []

    def ask(number: int, frame: FrameType | None) -> None:
        asked.append(number)

    signal.signal(signal.SIGTERM, ask)
    signal.signal(signal.SIGINT, ask)
    return lambda: not asked and parent in (None, os.getppid())
