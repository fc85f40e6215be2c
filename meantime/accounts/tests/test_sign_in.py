import pytest
from django.db import IntegrityError
from django.test import Client

from meantime import testing
from meantime.accounts.demo import EMAIL, demo_user, ensure_demo_user
from meantime.accounts.models import User


def test_a_person_signs_in_with_an_address_and_a_password(world, client):
    answer = client.post("/login/", {"username": "tara@example.org", "password": testing.PASSWORD})
    assert answer.status_code == 302
    assert answer["Location"] == "/"
    assert "Rivers and people" in client.get("/").content.decode()


def test_the_case_of_an_address_does_not_matter(world, client):
    assert client.login(username="Tara@Example.org", password=testing.PASSWORD)


def test_a_wrong_password_is_answered_with_a_sentence(world, client):
    page = client.post("/login/", {"username": "tara@example.org", "password": "no"}).content.decode()
    assert 'class="errorlist' in page


def test_a_form_without_its_token_is_refused_with_a_page(world):
    answer = Client(enforce_csrf_checks=True).post(
        "/login/", {"username": "tara@example.org", "password": testing.PASSWORD}
    )
    assert answer.status_code == 403
    assert "You may not do that" in answer.content.decode()


def test_signing_out_needs_a_post_and_ends_the_session(world, client):
    client.force_login(world.tara)
    assert client.get("/logout/").status_code == 405
    client.post("/logout/")
    assert client.get("/")["Location"].startswith("/login/")


def test_two_accounts_never_share_an_address(db):
    testing.a_person("Tara")
    with pytest.raises(IntegrityError):
        User.objects.create(email="TARA@example.org")


@pytest.fixture
def demo(db, settings) -> User:
    settings.DEMO = True
    user = ensure_demo_user()
    assert user is not None
    return user


def test_the_demo_opens_without_a_form_on_this_computer(demo):
    assert Client(headers={"host": "localhost:8000"}).get("/").status_code == 200
    assert Client(headers={"host": "[::1]:8000"}, REMOTE_ADDR="::1").get("/").status_code == 200


@pytest.mark.parametrize(
    "client",
    [
        Client(REMOTE_ADDR="192.0.2.7", headers={"host": "localhost"}),
        Client(headers={"host": "rebound.example.org"}),
        Client(headers={"host": "localhost", "x-forwarded-for": "192.0.2.7"}),
        Client(headers={"host": "localhost", "forwarded": "for=192.0.2.7"}),
    ],
    ids=["from another computer", "asked for another host", "through a proxy", "through a newer proxy"],
)
def test_the_demo_is_closed_to_everybody_else(demo, settings, client):
    settings.ALLOWED_HOSTS = ["localhost", "rebound.example.org"]
    assert client.get("/").status_code == 403


def test_the_demo_is_closed_as_soon_as_somebody_else_has_an_account(demo, client):
    testing.a_person("Tara")
    assert demo_user() is None
    assert Client(headers={"host": "localhost"}).get("/").status_code == 403


def test_the_demo_user_is_not_made_where_people_have_accounts(db):
    testing.a_person("Tara")
    assert ensure_demo_user() is None
    assert not User.objects.filter(is_demo=True).exists()


def test_nobody_is_signed_in_without_a_form_outside_of_the_demo(demo, settings):
    settings.DEMO = False
    answer = Client(headers={"host": "localhost"}).get("/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/login/")


def test_the_demo_user_has_no_password(demo, client):
    assert not demo.has_usable_password()
    assert not client.login(username=EMAIL, password="")
