import os
import socket
import sys
import time
from pathlib import Path

import pytest

from meantime.cli.serving import LONGEST_WAIT, Worker, listen, port_of
from meantime.cli.site import keep_secret
from meantime.terms.message import UserError


@pytest.mark.parametrize(("value", "port"), [(None, 8000), ("", 8000), ("8137", 8137)])
def test_the_port_comes_from_the_environment(value, port):
    assert port_of(value) == port


@pytest.mark.parametrize("value", ["http", "0", "70000", "-1"])
def test_what_is_no_port_is_refused(value):
    with pytest.raises(UserError) as refused:
        port_of(value)
    assert refused.value.message.params["value"] == value


def test_a_taken_port_is_said_before_anything_starts():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(UserError) as refused:
        listen("127.0.0.1", taken.getsockname()[1])
    assert refused.value.message.code == "web.port_taken"


def test_an_address_of_another_computer_is_refused():
    with pytest.raises(UserError) as refused:
        listen("192.0.2.1", 8000)
    assert refused.value.message.code == "web.address"


def test_a_worker_that_dies_is_started_again_ever_more_slowly(capsys):
    waits: list[float] = []
    worker = Worker(
        command=(sys.executable, "-c", "raise SystemExit(3)"), waits=lambda s: waits.append(s) or len(waits) > 8
    )
    worker.start()
    until(lambda: len(waits) >= 8)
    worker.stop()
    assert waits[:8] == [0.5, 1, 2, 4, 8, 16, LONGEST_WAIT, LONGEST_WAIT]
    assert "the worker ended with status 3" in capsys.readouterr().err


def test_a_worker_is_asked_to_end_and_ends(tmp_path):
    told = tmp_path / "told"
    script = (
        "import pathlib, signal, sys, time\n"
        "def end(*_):\n"
        f"    pathlib.Path({str(told)!r}).write_text('ended'); sys.exit(0)\n"
        "signal.signal(signal.SIGTERM, end)\n"
        f"pathlib.Path({str(told)!r}).write_text('began')\n"
        "time.sleep(60)\n"
    )
    worker = Worker(command=(sys.executable, "-c", script))
    worker.start()
    until(told.exists)
    worker.stop()
    assert told.read_text() == "ended"


def test_the_secret_key_is_made_once_and_for_nobody_else_to_read(tmp_path, monkeypatch):
    monkeypatch.delenv("MEANTIME_SECRET_KEY", raising=False)
    data = tmp_path / "data"
    keep_secret(data)
    kept = (data / "secret-key").read_text()
    keep_secret(data)
    assert len(kept) > 50
    assert (data / "secret-key").read_text() == kept
    assert os.stat(data / "secret-key").st_mode & 0o777 == 0o600
    assert os.stat(data).st_mode & 0o777 == 0o700


def test_a_key_from_the_environment_is_not_written_down(tmp_path, monkeypatch):
    monkeypatch.setenv("MEANTIME_SECRET_KEY", "s" * 50)
    keep_secret(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_data_folder_that_is_a_file_is_said(tmp_path: Path):
    (tmp_path / "data").write_text("")
    with pytest.raises(UserError) as refused:
        keep_secret(tmp_path / "data")
    assert refused.value.message.code == "web.folder"


def until(condition) -> None:
    for _ in range(200):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen within ten seconds")
