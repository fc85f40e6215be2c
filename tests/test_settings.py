"""Settings from the environment, in a process of their own as a server reads them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

_READ = """
import json, django
from django.conf import settings as s
django.setup()
print(json.dumps({name: getattr(s, name) for name in
    ("ALLOWED_HOSTS", "HTTPS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "DATABASES",
     "SECRET_KEY", "CSRF_TRUSTED_ORIGINS", "SECURE_PROXY_SSL_HEADER", "DEMO")}, default=str))
"""


def read(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MEANTIME_")}
    return subprocess.run(
        [sys.executable, "-c", _READ],
        env={**kept, "DJANGO_SETTINGS_MODULE": "meantime.settings", "MEANTIME_DATA": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_clone_runs_on_this_computer_alone(tmp_path):
    found = json.loads(read(tmp_path).stdout)
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert (found["HTTPS"], found["SESSION_COOKIE_SECURE"], found["DEMO"]) == (False, False, False)
    database = found["DATABASES"]["default"]
    assert database["NAME"] == str(tmp_path / "meantime.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]
    assert list(tmp_path.iterdir()) == []


def test_a_public_host_brings_https_and_secure_cookies(tmp_path):
    found = json.loads(read(tmp_path, MEANTIME_HOSTS="meantime.example.org", MEANTIME_BEHIND_PROXY="1").stdout)
    assert found["ALLOWED_HOSTS"][-1] == "meantime.example.org"
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["SECURE_HSTS_SECONDS"] > 0
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://meantime.example.org"]
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_the_secret_key_of_the_data_folder_is_used(tmp_path):
    (tmp_path / "secret-key").write_text("s" * 50)
    assert json.loads(read(tmp_path).stdout)["SECRET_KEY"] == "s" * 50
    assert json.loads(read(tmp_path, MEANTIME_SECRET_KEY="e" * 50).stdout)["SECRET_KEY"] == "e" * 50


def test_postgresql_is_named_by_an_address(tmp_path):
    pytest.importorskip("psycopg")
    url = "postgres://ada:p%40ss@db.example.org:5433/meantime?sslmode=require"
    database = json.loads(read(tmp_path, MEANTIME_DATABASE_URL=url).stdout)["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert [database[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        *("ada", "p@ss", "db.example.org", "5433", "meantime")
    ]
    assert database["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"MEANTIME_DEMO": "perhaps"}, "MEANTIME_DEMO is 'perhaps'; write 1 or 0."),
        ({"MEANTIME_HOSTS": "a.example.org, *"}, "name the hosts instead of writing *"),
        ({"MEANTIME_DATABASE_URL": "mysql://x/y"}, "MEANTIME_DATABASE_URL begins with 'mysql'"),
        ({"MEANTIME_DATABASE_URL": "postgres://x"}, "write postgres://user:password@host:port/name"),
        ({"MEANTIME_LANGUAGE": "tlh"}, "MEANTIME_LANGUAGE is 'tlh'; write one of en, fr, ar."),
    ],
    ids=["not yes or no", "every host", "another database", "no database", "another language"],
)
def test_what_cannot_be_used_stops_the_start_and_is_shown(tmp_path, environment, sentence):
    done = read(tmp_path, **environment)
    assert done.returncode != 0
    assert sentence in done.stderr


def test_a_missing_driver_is_said_with_what_to_do(tmp_path):
    (tmp_path / "psycopg.py").write_text("raise ImportError")
    done = read(tmp_path, MEANTIME_DATABASE_URL="postgres://x/y", PYTHONPATH=str(tmp_path))
    assert "pip install 'psycopg[binary]'" in done.stderr


def test_every_setting_has_its_heading_in_the_reference():
    root = Path(__file__).parent.parent
    written = "".join(
        (root / path).read_text(encoding="utf-8") for path in ("meantime/settings.py", "meantime/cli/serve.py")
    )
    reference = (root / "docs/reference/settings.md").read_text(encoding="utf-8")
    names = {*re.findall(r'"(MEANTIME_[A-Z_]+|PORT)"', written)}
    assert len(names) >= 9
    assert {name for name in names if f"## {name}\n" not in reference} == set()
