"""What the content security policy would refuse is not written in the first place; every answer carries the policy."""

import re
from pathlib import Path

import pytest
from django.test import Client

import meantime
from meantime.testing import PASSWORD, World

ROOT = Path(meantime.__file__).parent
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))
STYLES = sorted(path for path in ROOT.glob("*/static/**/*.css") if "vendor" not in path.parts)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_has_no_style_script_or_handler_of_its_own(template):
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_is_short(template):
    assert len(template.read_text(encoding="utf-8").splitlines()) <= 150


@pytest.mark.parametrize("style", STYLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_style_knows_no_left_or_right(style):
    """Logical properties turn around with the script of the page."""
    text = style.read_text(encoding="utf-8")
    sides = "left|right|top|bottom"
    # The safe edge of a phone has no logical name.
    named = rf"(?<!safe-area-)(?:margin|padding|border|inset)-(?:{sides})\b"
    physical = rf"{named}|[;{{]\s*(?:{sides}|width|height)\s*:"
    assert not re.search(physical + r"|text-align:\s*(?:left|right)|float:\s*(?:left|right)", text)


def test_nothing_is_fetched_from_elsewhere():
    for path in (*TEMPLATES, *STYLES, *ROOT.glob("*/static/**/*.js")):
        assert not re.search(r"(?:src|href|url|import|fetch)\W{1,3}(?:https?:)?//", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("address", ["/", "/login/", "/health", "/no/such/page", "/static/ui/no-such.css"])
def test_every_answer_carries_the_policy(world: World, client: Client, address: str) -> None:
    client.login(username="tara@example.org", password=PASSWORD)
    policy = client.get(address)["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_health_answers_without_a_sign_in(db, client):
    assert client.get("/health").content == b"ok"


def test_a_fault_is_logged_and_answered_with_a_page_without_detail(world, client, monkeypatch, caplog):
    client.raise_request_exception = False
    client.force_login(world.tara)
    monkeypatch.setattr("meantime.plans.views.courses.course_rows", lambda *asked, **how: 1 / 0)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.content.decode()
    assert "ZeroDivision" not in answer.content.decode()
    assert "ZeroDivision" in caplog.text
