"""The same on PostgreSQL: migrations, an import twice, workers that race for requests, people at one course at once.

MEANTIME_TEST_POSTGRES names a server by postgres://user:password@host:port/name of a database from which others can be
made; without it the socket of this computer is tried.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import pytest

pytestmark = pytest.mark.postgres

_WORK = """
import json, threading
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from meantime import testing
from meantime.activities.models import Activity
from meantime.interchange.actions import import_document
from meantime.plans.actions import claim_request, keep_answer, request_plan
from meantime.plans.models import PlanRequest
from meantime.plans.queries import answer_in

call_command("migrate", verbosity=0)
tara = testing.a_person("Tara")
first = import_document(testing.a_document(), tara, testing.NOW)
again = import_document(testing.a_document(), tara, testing.NOW)
for number in range(10):
    section = import_document(testing.a_document(), tara, testing.NOW, source_id=f"course {number}").section
    request_plan(section, tara, testing.NOW)

claims, start = [], threading.Barrier(4)
def work(name):
    start.wait()
    while (request := claim_request(name, testing.NOW)) is not None:
        claims.append(request.pk)
        keep_answer(request, testing.an_answer(), testing.NOW)
    connection.close()

workers = [threading.Thread(target=work, args=(f"worker {n}",)) for n in range(4)]
for worker in workers: worker.start()
for worker in workers: worker.join()
plans = [request.plan for request in PlanRequest.objects.select_related("plan")]
print(json.dumps({
    "vendor": connection.vendor,
    "again": [again.created, again.updated, again.removed],
    "same": first.section == again.section,
    "activities": Activity.objects.filter(course=first.section.course).count(),
    "claims": sorted(claims) == sorted(PlanRequest.objects.values_list("pk", flat=True)),
    "states": sorted(set(PlanRequest.objects.values_list("state", "claims"))),
    "answers": all(answer_in(plan) == testing.an_answer() for plan in plans),
}))
"""

_AT_ONCE = """
import json, threading
from dataclasses import replace
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from meantime import testing
from meantime.courses.models import Section
from meantime.editing.saving import save, with_document
from meantime.interchange.actions import import_document
from meantime.plans import actions, keeping
from meantime.plans.changes import Conflict, move
from meantime.plans.models import Plan
from meantime.plans.moving import Move
from meantime.plans.patch import frame_of
from meantime.plans.queries import current_plan
from meantime.terms.message import message

call_command("migrate", verbosity=0)
tara, document, rounds = testing.a_person("Tara"), testing.a_document(), 6
section = import_document(document, tara, testing.NOW).section
plan = actions.keep_plan(section, testing.an_answer(), testing.NOW)
kept = keeping.keep_copy(plan, testing.NOW)

def carry(n):
    move(plan, tara, testing.NOW, [Move(phase="map/1", at=("t1", "t2")[n % 2])])
def carry_in_the_other(n):
    move(kept, tara, testing.NOW, [Move(phase="map/1", at=("t1", "t2")[n % 2])])
def edit_term(n):
    def work(now):
        save(section, tara, testing.NOW, frame=replace(frame_of(now), students=20 + n), label=message("plans.term_changed"))
    with_document(section, work)
def import_again(n):
    import_document(replace(document, credits=3.0 + n), tara, testing.NOW)
def open_the_other(n):
    now = current_plan(section)
    keeping.open_plan(Plan.objects.filter(section=section, current=False).first(), seen=now.key)
def plan_anew(n):
    actions.request_plan(section, tara, testing.NOW)
    request = actions.claim_request("worker", testing.NOW)
    if request is not None:
        actions.keep_answer(request, testing.an_answer(), testing.NOW)

faults, start = [], threading.Barrier(7)
def repeat(work):
    start.wait()
    for n in range(rounds):
        try:
            work(n)
        except Conflict:
            pass
        except Exception as error:
            faults.append(f"{work.__name__}: {error!r}")
    connection.close()

works = [carry, carry_in_the_other, edit_term, import_again, open_the_other, plan_anew, plan_anew]
threads = [threading.Thread(target=repeat, args=(work,)) for work in works]
for thread in threads: thread.start()
for thread in threads: thread.join()

# What PostgreSQL does not take is no fault of the server's.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
client, nothing = Client(SERVER_NAME="localhost", raise_request_exception=False), chr(0)
client.force_login(tara)
reasoned = move(plan, tara, testing.NOW, [Move(phase="dam/1", at="m4")], reason=f"be{nothing}cause")
answers = [
    client.get(f"/sections/{section.key}/plans/compare", {"one": nothing, "other": plan.key}),
    client.post(f"/sections/{section.key}/share/links", {"plan": nothing}),
    client.post(f"/plans/{plan.key}/price", {"at": nothing}),
]
print(json.dumps({
    "faults": faults,
    "current": Plan.objects.filter(section=section, current=True).count(),
    "statuses": [answer.status_code for answer in answers],
    "reason": reasoned.reason,
}))
"""


@pytest.fixture
def database() -> Iterator[str]:
    """The address of a new, empty database."""
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'psycopg[binary]'")
    server = os.environ.get("MEANTIME_TEST_POSTGRES", "postgres:///postgres")
    try:
        connection = psycopg.connect(server, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        pytest.skip(f"no PostgreSQL here; name a server in MEANTIME_TEST_POSTGRES ({str(error).splitlines()[0]})")
    name = f"meantime_test_{os.getpid()}"
    with connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_meantime_works_on_postgresql(database, tmp_path):
    assert _said(_WORK, database, tmp_path) == {
        "vendor": "postgresql",
        "again": [0, 0, 0],
        "same": True,
        "activities": 7,
        "claims": True,
        "states": [["answered", 1]],
        "answers": True,
    }


def test_people_and_workers_at_one_course_come_one_after_the_other(database, tmp_path):
    assert _said(_AT_ONCE, database, tmp_path) == {
        "faults": [],
        "current": 1,
        "statuses": [422, 404, 422],
        "reason": "because",
    }


def _said(script, database, data):
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "meantime.settings",
            "MEANTIME_DATABASE_URL": database,
            "MEANTIME_DATA": str(data),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
