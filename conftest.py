"""What every Django test runs on: a database in a file, quick passwords, static files as they lie in the tree."""

import asyncio
import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from meantime import testing


def pytest_configure() -> None:
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file, because a server in a thread and a race of two workers need connections of their own."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("db") / "test.sqlite3")


@pytest.fixture(autouse=True)
def _static_root(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The middleware looks into the folder of collected files and warns when there is none."""
    if not Path(settings.STATIC_ROOT).is_dir():
        settings.STATIC_ROOT = str(tmp_path_factory.mktemp("static"))


@pytest.fixture(autouse=True)
def _no_loop_of_a_browser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Playwright leaves its loop marked as running in this thread, and Django then refuses to bridge to anything async."""
    loop = None if request.node.get_closest_marker("browser") else asyncio._get_running_loop()
    if loop is None:
        yield
        return
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


@pytest.fixture
def world(db: None) -> testing.World:
    return testing.world()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where no browser and no server may be missing, a test that skips has failed, for the reason that it gave.

    Real courses are other people's and not part of the project: without them their tests are skipped everywhere.
    """
    report = yield
    required = os.environ.get("MEANTIME_REQUIRE_ALL") == "1" and "MEANTIME_REAL_COURSES" not in str(report.longrepr)
    if report.skipped and required and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
    return report
