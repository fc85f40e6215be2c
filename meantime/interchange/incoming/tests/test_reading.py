"""Files are read in a process apart: whatever one does to it, the worker answers with a sentence."""

import json
import subprocess
import sys
from datetime import timedelta

import pytest

from meantime.interchange.incoming import reading, worker
from meantime.interchange.incoming.child import without_nulls
from meantime.interchange.incoming.drafts import Source, begin, give_source
from meantime.interchange.incoming.parsed import Parsed, Task, parse
from meantime.interchange.incoming.reading import parse_apart
from meantime.interchange.incoming.tests.sending import OUTLINE
from meantime.interchange.models import LEASE, MOST_CLAIMS, Draft, DraftState, Way
from meantime.testing import NOW

PASTED = Source(way=Way.PASTE, name="outline.txt", data=OUTLINE.encode())


def python(code):
    return (sys.executable, "-c", code)


def test_a_child_reads_what_the_same_code_reads_here():
    task = Task(name="outline.txt")
    assert parse_apart(task, OUTLINE.encode()) == parse(task, OUTLINE.encode())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os; os.kill(os.getpid(), 9)", "interchange.too_long"),
        ("import time; time.sleep(60)", "interchange.too_long"),
        ("raise SystemExit(1)", "interchange.unreadable"),
    ],
)
def test_a_child_that_dies_or_hangs_is_a_sentence(monkeypatch, code, said):
    monkeypatch.setattr(reading, "_COMMAND", python(code))
    error = parse_apart(Task(name="a.imscc"), b"", seconds=2).error
    assert error is not None
    assert error.code == said


def test_a_child_may_not_take_the_memory_of_the_machine():
    code = "from meantime.interchange.incoming.child import limit; limit(); bytearray(2**31)"
    done = subprocess.run(python(code), capture_output=True, check=False)
    assert done.returncode == 1
    assert b"MemoryError" in done.stderr


def test_a_child_knows_no_secret(monkeypatch, caplog):
    monkeypatch.setenv("MEANTIME_SECRET_KEY", "a secret")
    code = "import os, sys; sys.exit(5 if 'a secret' in os.environ.values() else 7)"
    monkeypatch.setattr(reading, "_COMMAND", python(code))
    parse_apart(Task(name="a.imscc"), b"")
    assert "ended with 7" in caplog.text


def test_of_two_workers_one_gets_the_draft(world):
    begin(world.tara, PASTED, NOW)
    assert worker.claim_draft("one", NOW) is not None
    assert worker.claim_draft("two", NOW) is None


def test_a_draft_whose_worker_died_is_read_by_another_but_not_for_ever(world):
    draft = begin(world.tara, PASTED, NOW)
    now = NOW
    for _ in range(MOST_CLAIMS):
        assert worker.claim_draft("one", now) == draft
        now += LEASE + timedelta(seconds=1)
    assert worker.claim_draft("one", now) is None
    draft.refresh_from_db()
    assert draft.state == DraftState.FAILED


def test_a_source_that_was_given_while_another_was_read_is_not_overwritten(world, monkeypatch):
    begin(world.tara, PASTED, NOW)
    claimed = worker.claim_draft("one", NOW)
    newer = Source(way=Way.PASTE, name="newer.txt", data=b"- Lecture: the moon\n- Quiz: tides\n")
    give_source(Draft.objects.get(), newer, NOW + timedelta(seconds=1))
    monkeypatch.setattr(worker, "parse_apart", parse)
    worker.read_draft(claimed)
    draft = Draft.objects.get()
    assert (draft.state, draft.parsed) == (DraftState.WAITING, None)


def test_a_fault_fails_the_draft_and_not_the_worker(world, monkeypatch, caplog):
    def broken(task, data):
        raise RuntimeError("a fault")

    monkeypatch.setattr(worker, "parse_apart", broken)
    begin(world.tara, PASTED, NOW)
    assert worker.take("one")
    assert Draft.objects.get().error["code"] == "interchange.unreadable"
    assert "a fault" in caplog.text


def test_what_only_a_reading_needs_is_not_kept_when_it_is_done(world, monkeypatch):
    from meantime.formats.coursefile import write
    from meantime.testing import a_document

    monkeypatch.setattr(worker, "parse_apart", parse)
    begin(world.tara, Source(way=Way.FILE, name="course.yaml", data=write(a_document())), NOW)
    worker.take("one")
    assert bytes(Draft.objects.get().data) == b""


def test_an_answer_without_a_course_says_why():
    assert parse(Task(name="x.bin"), b"\0\1\2\3").error is not None
    assert parse(Task(name="x.csv"), b"1,2\n3,4\n") != Parsed()


@pytest.mark.parametrize("text", ["a\0b", "\0", "a\\u0000b", "\\\0", "\\\\u0000\0"])
def test_the_character_that_databases_refuse_is_left_out_and_nothing_else(text):
    assert json.loads(without_nulls(json.dumps(text).encode())) == text.replace("\0", "")
