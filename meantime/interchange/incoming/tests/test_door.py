"""Who may enter, and with how much."""

import pytest
from django.test import Client

from meantime.formats.limits import FILE_BYTES
from meantime.interchange.incoming.drafts import MOST_DRAFTS, begin, blank
from meantime.interchange.incoming.tests.test_steps import file, step
from meantime.interchange.models import Draft
from meantime.testing import NOW

PAGES = ("", "preview/", "term/", "policy/", "state", "term/summary")


@pytest.mark.parametrize("page", PAGES)
def test_the_draft_of_another_person_is_nowhere(give, world, page):
    draft = give()
    otto = Client()
    otto.force_login(world.otto)
    assert otto.get(f"/courses/new/{draft.key}/{page}").status_code == 404


@pytest.mark.parametrize("action", ["make/", "columns", "apart", "discard"])
def test_nor_can_it_be_changed(give, world, action):
    draft = give()
    otto = Client()
    otto.force_login(world.otto)
    assert otto.post(f"/courses/new/{draft.key}/{action}").status_code == 404
    assert Draft.objects.filter(pk=draft.pk, finished_at=None).exists()


@pytest.mark.parametrize("page", ["/courses/new/", "/courses/new/abc/preview/", "/sections/abc/import/"])
def test_whoever_is_not_signed_in_is_asked_to(db, client, page):
    assert client.get(page)["Location"].startswith("/login/")


@pytest.mark.parametrize("name", ["lena", "otto"])
def test_only_who_teaches_a_course_imports_it_again(world, client, name):
    client.force_login(getattr(world, name))
    assert client.get(f"/sections/{world.section.key}/import/").status_code == 404


def test_a_draft_closes_with_its_section(give, tara, world):
    draft = give(f"/sections/{world.section.key}/import/")
    world.section.enrollments.filter(user=world.tara).delete()
    assert tara.post(step(draft, "make")).status_code == 404


def test_without_its_token_a_form_is_refused(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.tara)
    assert client.post("/courses/new/", {"way": "blank", "title": "Tides"}).status_code == 403
    assert not Draft.objects.exists()


def test_a_request_that_is_larger_than_any_course_is_refused_unread(tara):
    answer = tara.post("/courses/new/", {"way": "paste", "outline": "x"}, CONTENT_LENGTH=str(2 * FILE_BYTES))
    assert answer.status_code == 413
    assert "too large" in answer.content.decode()


def test_so_is_a_text_that_nobody_pasted_by_hand(tara):
    answer = tara.post("/courses/new/", {"way": "paste", "outline": "x" * 3_000_000})
    assert answer.status_code == 413
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"way": "paste", "outline": " \n"}, "outline-error"),
        ({"way": "file"}, "file-error"),
        ({"way": "blank", "title": " "}, "title-error"),
        ({"way": "template", "template": "../demo/course"}, 'role="alert"'),
        ({}, 'role="alert"'),
    ],
)
def test_nothing_is_no_source(tara, fields, field):
    answer = tara.post("/courses/new/", fields)
    assert answer.status_code == 422
    assert field in answer.content.decode()
    assert not Draft.objects.exists()


def test_an_empty_file_is_said_to_be_empty(tara):
    answer = tara.post("/courses/new/", {"way": "file", "file": file("plan.csv", "\n\n")})
    assert answer.status_code == 422


def test_a_file_that_cannot_be_read_says_why_and_a_new_one_can_be_given(tara, give):
    draft = give(way="file", file=file("course.imscc", b"PK\x03\x04 and no more"))
    html = tara.get(step(draft, "preview")).content.decode()
    assert "not a complete zip archive" in html
    assert f'href="/courses/new/{draft.key}/"' in html
    assert tara.post(step(draft, "make")).status_code == 409


def test_names_and_texts_of_a_file_are_shown_and_not_run(tara, give):
    bad = "<script>alert(1)</script>"
    draft = give(way="file", file=file("a.txt", f"- Reading {bad}\n- Lecture: rivers\n"))
    assert bad not in tara.get(step(draft, "preview")).content.decode()


def test_drafts_that_nobody_ends_give_way_to_new_ones(world):
    for number in range(MOST_DRAFTS + 3):
        begin(world.tara, blank(f"Course {number}"), NOW)
    assert Draft.objects.count() == MOST_DRAFTS
    assert str(Draft.objects.latest("pk")) == f"Course {MOST_DRAFTS + 2}"
