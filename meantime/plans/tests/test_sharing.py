"""A plan for whoever has a link: what they read and say, what they never learn, and until when."""

from datetime import timedelta

import pytest

from meantime import testing
from meantime.plans import comment_limits
from meantime.plans.actions import keep_plan
from meantime.plans.models import Comment, Plan, ShareLink
from meantime.plans.sharing import (
    TooMuch,
    comment,
    comment_counts,
    comment_through,
    comments_through,
    make_link,
    resolve,
    revoke_link,
)
from meantime.terms.message import UserError
from meantime.testing import NOW, World

PHASE = "map/1"


@pytest.fixture(autouse=True)
def _nobody_has_said_anything():
    comment_limits.forget_all()


@pytest.fixture
def plan(world: World) -> Plan:
    return keep_plan(world.section, testing.an_answer(), NOW)


@pytest.fixture
def link(plan, world) -> ShareLink:
    return make_link(plan, world.tara, NOW, name="The department")


def say(link: ShareLink, text: str = "Fine", *, name: str = "Mina", address: str = "192.0.2.1", at=NOW) -> Comment:
    return comment_through(link, at, phase=PHASE, name=name, text=text, address=address)


def test_whoever_has_the_link_reads_the_plan_without_signing_in(link, client):
    answer = client.get(f"/shared/{link.token}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Rivers and people" in page
    assert f'href="/shared/{link.token}/cards/1/"' in page
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "no-referrer"


def test_a_shared_page_offers_nothing_that_changes_the_plan(plan, link, client):
    for address in (f"/shared/{link.token}/", f"/shared/{link.token}/cards/1/"):
        page = client.get(address).content.decode()
        assert plan.key not in page
        assert "<script" not in page


def test_a_shared_page_names_nobody_who_teaches_or_learns(plan, link, world, client):
    world.tara.name = ""
    world.tara.save()
    comment(plan, world.tara, NOW, phase=PHASE, text="Keep it short")
    for address in (f"/shared/{link.token}/", f"/shared/{link.token}/cards/1/"):
        page = client.get(address).content.decode()
        assert "@example.org" not in page
        assert "Lena" not in page
    assert "Keep it short" in page
    assert "Somebody who teaches this course" in page


def test_a_revoked_link_opens_nothing_and_says_so(plan, link, world, client):
    revoke_link(world.section, link.pk, NOW)
    for token in (link.token, "never-made"):
        for address in (f"/shared/{token}/", f"/shared/{token}/cards/1/"):
            answer = client.get(address)
            assert answer.status_code == 404
            assert "This link opens nothing" in answer.content.decode()
            assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_somebody_of_another_course_cannot_revoke_a_link(link, world, client):
    client.force_login(world.otto)
    assert client.post(f"/sections/{world.section.key}/share/links/{link.pk}/revoke").status_code == 404
    assert client.get(f"/shared/{link.token}/").status_code == 200


def test_a_visitor_comments_and_the_text_stays_text(link, client):
    address = f"/shared/{link.token}/cards/1/"
    answer = client.post(address, {"name": "Mina", "text": "<b>Look</b> at https://example.org"})
    assert answer["Location"].startswith(f"{address}#comment-")
    page = client.get(address).content.decode()
    assert "&lt;b&gt;Look&lt;/b&gt;" in page
    assert 'href="https://example.org"' not in page


def test_a_comment_on_a_card_whose_number_another_has_now_is_not_moved_to_that(link, client):
    said = {"name": "Vera", "text": "Too long?", "phase": "another/1"}
    answer = client.post(f"/shared/{link.token}/cards/1/", said)
    assert answer.status_code == 409
    assert "Too long?" in answer.content.decode()
    assert not Comment.objects.exists()


def test_a_link_for_reading_takes_no_comment(plan, world, client):
    link = make_link(plan, world.tara, NOW, may_comment=False)
    address = f"/shared/{link.token}/cards/1/"
    answer = client.get(address)
    assert "<form" not in answer.content.decode()
    assert answer["Referrer-Policy"] == "no-referrer"
    assert client.post(address, {"name": "Mina", "text": "Hello"}).status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Mina", "  ", "Write something first."),
        ("", "Hello", "Say who you are"),
        ("Mina", "x" * 2001, "at most 2000 letters; this one has 2001"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence_and_stays_in_the_form(link, client, name, text, said):
    answer = client.post(f"/shared/{link.token}/cards/1/", {"name": name, "text": text})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert text in page
    assert not Comment.objects.exists()


def test_an_address_says_five_things_a_minute(link):
    for number in range(5):
        say(link, at=NOW + timedelta(seconds=number))
    with pytest.raises(TooMuch):
        say(link, at=NOW + timedelta(seconds=30))
    say(link, address="192.0.2.2", at=NOW + timedelta(seconds=30))
    say(link, at=NOW + timedelta(seconds=61))


def test_a_link_carries_thirty_comments_an_hour(link):
    for number in range(30):
        say(link, address=f"192.0.2.{number}")
    with pytest.raises(TooMuch):
        say(link, address="198.51.100.1")
    say(link, at=NOW + timedelta(minutes=61))
    assert Comment.objects.count() == 31


def test_too_much_is_answered_as_such_and_the_text_is_kept(link, client):
    for _ in range(5):
        client.post(f"/shared/{link.token}/cards/1/", {"name": "Mina", "text": "Quick"})
    answer = client.post(f"/shared/{link.token}/cards/1/", {"name": "Mina", "text": "One thing more"})
    assert answer.status_code == 429
    assert "One thing more" in answer.content.decode()


def test_visitors_of_one_link_do_not_read_those_of_another(plan, link, world):
    other = make_link(plan, world.tara, NOW)
    say(link, "From the department")
    say(other, "From Lyon", address="192.0.2.9")
    comment(plan, world.tara, NOW, phase=PHASE, text="Thank you")
    assert [line.text for line in comments_through(link, world.section, PHASE)] == ["From the department", "Thank you"]


def test_open_comments_are_counted_by_card(plan, link, world):
    first = say(link)
    comment(plan, world.tara, NOW, phase="dam/1", text="Too long?")
    assert comment_counts(plan) == {PHASE: 1, "dam/1": 1}
    resolve(plan, first.pk, NOW)
    assert comment_counts(plan) == {"dam/1": 1}


def test_a_comment_on_a_card_that_is_not_there_is_refused(plan, world):
    with pytest.raises(UserError):
        comment(plan, world.tara, NOW, phase="no/such", text="Hello")


def test_comments_are_done_with_and_taken_back_only_by_their_author(plan, link, world, client):
    theirs, own = say(link), comment(plan, world.tara, NOW, phase=PHASE, text="Mine")
    client.force_login(world.tara)
    client.post(f"/plans/{plan.key}/comments/{theirs.pk}", {"do": "delete"})
    client.post(f"/plans/{plan.key}/comments/{own.pk}", {"do": "delete"})
    client.post(f"/plans/{plan.key}/comments/{theirs.pk}", {"do": "resolve"})
    kept = Comment.objects.get()
    assert (kept.pk, kept.resolved_at is None) == (theirs.pk, False)


def test_all_open_comments_stand_on_one_page(plan, link, world, client):
    resolve(plan, say(link, "Done already").pk, NOW)
    say(link, "Still open", at=NOW)
    client.force_login(world.tara)
    address = f"/sections/{world.section.key}/share/comments/"
    page = client.get(address).content.decode()
    assert "Still open" in page
    assert f'href="/plans/{plan.key}/cards/1/"' in page
    assert "Done already" not in page
    assert "Done already" in client.get(f"{address}?all").content.decode()


def test_a_form_leads_nobody_to_another_site(plan, world, client):
    client.force_login(world.tara)
    for back in ("https://example.org/", "//example.org/", "/\\example.org"):
        answer = client.post(f"/plans/{plan.key}/comments", {"phase": PHASE, "text": "Hello", "back": back})
        assert answer["Location"] == f"/sections/{world.section.key}/share/comments/"


def test_a_refused_comment_of_a_teacher_keeps_its_text(plan, world, client):
    client.force_login(world.tara)
    answer = client.post(f"/plans/{plan.key}/comments", {"phase": "no/such", "text": "A long thought"})
    assert answer.status_code == 422
    assert "A long thought" in answer.content.decode()


def test_a_new_link_shows_its_address_to_copy(plan, world, client):
    client.force_login(world.tara)
    address = f"/sections/{world.section.key}/share/"
    answer = client.post(f"{address}links", {"plan": plan.key, "name": "Lyon", "may_comment": "on"})
    link = ShareLink.objects.get()
    assert answer["Location"] == f"{address}#link-{link.pk}"
    assert f'value="http://testserver/shared/{link.token}/"' in client.get(address).content.decode()
    assert client.post(f"{address}links", {"plan": "nowhere", "name": "Lyon"}).status_code == 404
