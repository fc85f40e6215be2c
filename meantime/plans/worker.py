"""The worker: claims requests one after the other and plans. The solver never runs in the process of the pages."""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import close_old_connections, connection
from django.utils.translation import gettext as _

from meantime.balance.planned import plan_document
from meantime.formats.document import CourseDocument
from meantime.planner.limits import Cancelled, Limits, Progress
from meantime.plans.actions import claim_request, finish, is_wanted, keep_answer, keep_failure, renew_claim
from meantime.plans.answer import answer_of
from meantime.plans.frozen import freeze, thaw
from meantime.plans.improving import Question, improvement_of
from meantime.plans.models import PlanRequest, Task
from meantime.plans.pricing import PriceQuestion, price_of
from meantime.terms.message import UserError
from meantime.words.say import say

# Seconds between two looks at the queue: what a person waits at most before planning begins.
PAUSE = 0.5
# Seconds between two signs of life, several to a lease.
RENEWAL = 10.0
# Seconds between two looks whether the answer is still wanted: with that of the solver, cancelling takes less than one.
LOOK = 0.3

log = logging.getLogger("meantime.worker")


def work(going: Callable[[], bool], pause: float = PAUSE, others: Sequence[Callable[[str], bool]] = ()) -> None:
    """Answer requests while `going()`; what is being planned when it ends is finished or left to another worker.

    `others` do what else waits, one piece each in every round, and say whether there was any.
    """
    name = f"{socket.gethostname()}:{os.getpid()}"
    while going():
        close_old_connections()
        request = claim_request(name, datetime.now(UTC))
        if request is not None:
            with _watched(request) as (stop, told):
                answer_request(request, stop, told)
        # Everybody gets a turn, however long the other queue is.
        busy = [other(name) for other in others]
        if request is None and not any(busy):
            time.sleep(pause)


Stop = Callable[[], bool]
Told = Callable[[Progress], None]


@contextmanager
def _watched(request: PlanRequest) -> Iterator[tuple[Stop, Told]]:
    """From a thread beside the solver: say that this worker is alive and how far it is, hear when it is called off."""
    done, unwanted = threading.Event(), threading.Event()
    stages = [""]

    def watch() -> None:
        said, renewed = "", time.monotonic()
        while not done.wait(LOOK):
            stage = stages[-1]
            try:
                if not is_wanted(request):
                    unwanted.set()
                    break
                if stage != said or time.monotonic() - renewed >= RENEWAL:
                    renew_claim(request, datetime.now(UTC), stage=stage)
                    said, renewed = stage, time.monotonic()
            except Exception:
                # A database that is busy for a moment does not end the watch; the next look will do.
                log.exception("watching request %s failed", request.pk)
        connection.close()

    thread = threading.Thread(target=watch, name="claim", daemon=True)
    thread.start()
    try:
        yield unwanted.is_set, lambda progress: stages.append(progress.stage)
    finally:
        done.set()
        thread.join()


def answer_request(request: PlanRequest, stop: Stop | None = None, told: Told | None = None) -> None:
    """One answer, or one sentence on why there is none, as a row; neither where nobody wants it any more."""
    try:
        _ANSWERS[Task(request.task)](request, Limits(seed=request.seed, stop=stop), told)
    except Cancelled:
        # The row says so already.
        return
    except UserError as error:
        keep_failure(request, say(error.message, _), datetime.now(UTC))
    except Exception:
        # The next request is not to blame for this one; the log has what happened.
        log.exception("planning section %s failed", request.section.key)
        keep_failure(request, _("Planning failed; the server's log says why."), datetime.now(UTC))


def _plan(request: PlanRequest, limits: Limits, told: Told | None) -> None:
    report = plan_document(thaw(request.document, CourseDocument), limits=limits, progress=told)
    keep_answer(request, answer_of(report), datetime.now(UTC))


def _improve(request: PlanRequest, limits: Limits, told: Told | None) -> None:
    improvement = improvement_of(thaw(request.question, Question), limits, told)
    finish(request, datetime.now(UTC), answer=freeze(improvement))


def _price(request: PlanRequest, limits: Limits, told: Told | None) -> None:
    question = thaw(request.question, PriceQuestion)
    price = price_of(question, limits, told)
    # The plan that was asked about is kept as long as the question is open, and no longer.
    finish(request, datetime.now(UTC), answer=freeze(price), question=freeze(question.answered))


_ANSWERS: dict[Task, Callable[[PlanRequest, Limits, Told | None], None]] = {
    Task.PLAN: _plan,
    Task.IMPROVE: _improve,
    Task.PRICE: _price,
}
