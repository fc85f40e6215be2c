"""The same on PostgreSQL: migrations, an import twice, and workers that race for requests.

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
    done = subprocess.run(
        [sys.executable, "-c", _WORK],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "meantime.settings",
            "MEANTIME_DATABASE_URL": database,
            "MEANTIME_DATA": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "vendor": "postgresql",
        "again": [0, 0, 0],
        "same": True,
        "activities": 7,
        "claims": True,
        "states": [["answered", 1]],
        "answers": True,
    }
