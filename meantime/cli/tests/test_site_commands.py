"""`createuser`, `demo`, `serve` and `worker` as a person calls them."""

import io
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime

import pytest

from meantime.accounts.models import User
from meantime.cli import demo
from meantime.cli.main import main
from meantime.interchange.models import CourseSource
from meantime.plans.models import PlanRequest
from meantime.testing import PASSWORD, a_person


@pytest.fixture(autouse=True)
def _own_data(tmp_path, monkeypatch):
    monkeypatch.setenv("MEANTIME_DATA", str(tmp_path))
    monkeypatch.setattr("meantime.cli.site._migrate", lambda: None)


def createuser(monkeypatch, *arguments: str, password: str = PASSWORD) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(password + "\n"))
    return main(["createuser", *arguments, "--password-stdin"])


def test_createuser_makes_somebody_who_can_sign_in(db, client, monkeypatch):
    assert createuser(monkeypatch, "ada@example.org", "--name", "Ada") == 0
    assert client.login(username="ada@example.org", password=PASSWORD)
    assert User.objects.get().name == "Ada"


@pytest.mark.parametrize(
    ("email", "password", "sentence"),
    [
        ("tara@example.org", PASSWORD, "tara@example.org has an account already"),
        ("TARA@example.org", PASSWORD, "TARA@example.org has an account already"),
        ("nobody", PASSWORD, "no account was made: Enter a valid email address."),
        ("new@example.org", "short", "no account was made: This password is too short"),
    ],
)
def test_createuser_says_what_is_wrong(db, monkeypatch, capsys, email, password, sentence):
    a_person("Tara")
    assert createuser(monkeypatch, email, password=password) == 2
    assert sentence in capsys.readouterr().err
    assert User.objects.count() == 1


def test_the_demo_is_imported_once_and_asks_for_its_plan_once(db):
    first, second = (demo.open_demo(datetime.now(UTC)) for _ in range(2))
    assert first == second
    assert CourseSource.objects.count() == PlanRequest.objects.count() == 1
    assert first.course.activities.count() >= 85
    assert first.meetings.count() == 30


def test_the_demo_refuses_a_folder_with_accounts_of_people(db):
    a_person("Tara")
    assert demo.open_demo(datetime.now(UTC)) is None


def test_serve_refuses_to_listen_to_others_without_the_names_of_its_hosts(db, capsys, monkeypatch):
    assert main(["serve", "--host", "0.0.0.0", "--port", "8999"]) == 2
    assert "MEANTIME_HOSTS" in capsys.readouterr().err


def test_the_demo_answers_and_stops_with_its_worker(tmp_path):
    """The whole of `make run`, in processes of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    server = subprocess.Popen(
        [sys.executable, "-m", "meantime", "demo"],
        env={**environment, "MEANTIME_DATA": str(tmp_path), "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        line = next(line for line in server.stdout if "http://" in line)
        address = line[line.index("http://") :].strip()
        assert "Reading data honestly" in fetch(address)
        assert "Content-Security-Policy" in urllib.request.urlopen(address).headers
        with pytest.raises(urllib.error.HTTPError):
            fetch(address, host="rebound.example.org")
        workers = children(server.pid)
        assert len(workers) == 1
    finally:
        server.send_signal(signal.SIGTERM)
        errors = server.communicate(timeout=20)[1]
    assert server.returncode == 0
    assert "Traceback" not in errors
    assert not any(alive(worker) for worker in workers)


def fetch(address: str, host: str = "") -> str:
    request = urllib.request.Request(address, headers={"Host": host} if host else {})
    for _ in range(100):
        try:
            return urllib.request.urlopen(request, timeout=10).read().decode()
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


def children(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in listed.stdout.split()]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
