"""End a call into the solver as soon as nobody wants its answer: the solver itself never asks."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from meantime.planner.limits import Cancelled

# Seconds between two questions whether to stop: a person who cancels sees it within a second.
ASKED = 0.2

Stop = Callable[[], bool]


@contextmanager
def interrupting(stop: Stop | None, interrupt: Callable[[], object]) -> Iterator[None]:
    """While the body waits for the solver, a thread asks `stop`; when it says True it calls `interrupt`.

    What the interrupted solver returns is not to be used: `Cancelled` is raised in its place.
    """
    if stop is None:
        yield
        return
    done, cancelled = threading.Event(), threading.Event()

    def ask() -> None:
        while not done.wait(ASKED):
            if stop():
                cancelled.set()
                # Again until it is heard: a solver that has not begun yet forgets that it was interrupted.
                interrupt()

    thread = threading.Thread(target=ask, name="stop", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
    if cancelled.is_set():
        raise Cancelled
