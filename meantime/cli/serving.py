"""One web process (this one) and one worker process beside it, until somebody stops them."""

import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

import uvicorn

from meantime.terms.message import UserError, message

_TAKEN = {errno.EADDRINUSE, errno.EACCES}
# Seconds until a worker that died is started again: doubled each time, so that a broken one does not eat the machine.
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
# A worker that ran this long was not broken; the next death starts from the first wait again.
HEALTHY = 60.0
# Seconds a worker gets to finish what it is planning.
PATIENCE = 5.0


def port_of(environment: str | None) -> int:
    """The port that PORT names, 8000 where it names none."""
    try:
        port = int(environment or 8000)
    except ValueError:
        port = 0
    if not 0 < port < 65536:
        raise UserError(message("web.port", value=environment or ""))
    return port


def listen(host: str, port: int) -> socket.socket:
    """The socket is taken before anything else starts, so that a taken port stops us at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except socket.gaierror:
        raise UserError(message("web.address", host=host)) from None
    except OSError as error:
        code = "web.port_taken" if error.errno in _TAKEN else "web.address"
        raise UserError(message(code, host=host, port=port)) from None


def serve(listening: socket.socket, *, behind_proxy: bool) -> None:
    """Answer until SIGINT or SIGTERM; requests that are being answered are finished."""
    config = uvicorn.Config(
        "meantime.asgi:application",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=behind_proxy,
        timeout_graceful_shutdown=10,
    )
    # uvicorn hands the signal on when it is done; without a handler of ours it would end us before the worker ends.
    signal.signal(signal.SIGTERM, _stop)
    worker = Worker()
    worker.start()
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        worker.stop()


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)


class Worker:
    """Keeps one worker process alive."""

    def __init__(
        self,
        # -P: a file called like a module, in the folder where somebody starts the server, is none of ours.
        command: tuple[str, ...] = (sys.executable, "-P", "-m", "meantime", "worker"),
        waits: Callable[[float], bool] | None = None,
    ) -> None:
        self._command = command
        self._stopping = threading.Event()
        self._wait = waits or self._stopping.wait
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep_alive, name="worker-keeper", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        process = self._process
        if process is not None and process.poll() is None:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                # What it was planning goes back to the queue when its claim runs out.
                process.kill()
        self._thread.join(PATIENCE)

    def _keep_alive(self) -> None:
        wait = FIRST_WAIT
        while not self._stopping.is_set():
            started = time.monotonic()
            # A session of its own: Ctrl-C in the terminal reaches this process, which then ends the worker in order.
            self._process = subprocess.Popen(self._command, start_new_session=True, env=_environment())
            status = self._process.wait()
            if self._stopping.is_set():
                return
            if time.monotonic() - started > HEALTHY:
                wait = FIRST_WAIT
            print(f"meantime: the worker ended with status {status}; another starts in {wait:g} s", file=sys.stderr)
            self._wait(wait)
            wait = min(2 * wait, LONGEST_WAIT)


def _environment() -> dict[str, str]:
    """The worker ends itself when the process that started it is gone."""
    return {**os.environ, "MEANTIME_PARENT": str(os.getpid())}
