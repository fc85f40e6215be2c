"""The worker: claims requests one after the other and plans. The solver never runs in the process of the pages."""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import close_old_connections, connection
from django.utils.translation import gettext as _

from meantime.balance.planned import plan_document
from meantime.formats.document import CourseDocument
from meantime.planner.limits import Limits
from meantime.plans.actions import claim_request, keep_answer, keep_failure, renew_claim
from meantime.plans.answer import answer_of
from meantime.plans.frozen import thaw
from meantime.plans.models import PlanRequest
from meantime.terms.message import UserError
from meantime.words.say import say

# Seconds between two looks at the queue: what a person waits at most before planning begins.
PAUSE = 0.5
# Seconds between two signs of life, several to a lease.
RENEWAL = 10.0

log = logging.getLogger("meantime.worker")


def work(going: Callable[[], bool], pause: float = PAUSE) -> None:
    """Answer requests while `going()`; what is being planned when it ends is finished or left to another worker."""
    name = f"{socket.gethostname()}:{os.getpid()}"
    while going():
        close_old_connections()
        request = claim_request(name, datetime.now(UTC))
        if request is None:
            time.sleep(pause)
        else:
            with _claim_renewed(request):
                answer_request(request)


@contextmanager
def _claim_renewed(request: PlanRequest) -> Iterator[None]:
    """Say every few seconds that this worker is alive, from a thread beside the solver."""
    done = threading.Event()

    def renew() -> None:
        while not done.wait(RENEWAL):
            renew_claim(request, datetime.now(UTC))
        connection.close()

    thread = threading.Thread(target=renew, name="claim", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def answer_request(request: PlanRequest) -> None:
    """One plan, or one sentence on why there is none, as a row."""
    try:
        report = plan_document(thaw(request.document, CourseDocument), limits=Limits(seed=request.seed))
    except UserError as error:
        keep_failure(request, say(error.message, _), datetime.now(UTC))
    except Exception:
        # The next request is not to blame for this one; the log has what happened.
        log.exception("planning section %s failed", request.section.key)
        keep_failure(request, _("Planning failed; the server's log says why."), datetime.now(UTC))
    else:
        keep_answer(request, answer_of(report), datetime.now(UTC))
