from meantime.checks import fit_for_others


def ids(settings, **values) -> list[str]:
    for name, value in {"HOSTS": [], "HTTPS": False, "DEMO": False, "SECRET_KEY": "s" * 50, **values}.items():
        setattr(settings, name, value)
    return [str(check.id) for check in fit_for_others(None)]


def test_an_installation_for_oneself_is_fit(settings):
    assert ids(settings) == []
    assert ids(settings, DEMO=True) == []


def test_a_public_host_over_https_is_fit(settings):
    assert ids(settings, HOSTS=["meantime.example.org"], HTTPS=True) == []


def test_a_public_host_without_https_is_not(settings):
    assert ids(settings, HOSTS=["meantime.example.org"]) == ["meantime.E001"]


def test_the_demo_is_never_public(settings):
    assert ids(settings, HOSTS=["meantime.example.org"], HTTPS=True, DEMO=True) == ["meantime.E002"]


def test_a_host_is_a_name_alone(settings):
    assert ids(settings, HOSTS=["https://meantime.example.org/"], HTTPS=True) == ["meantime.E003"]


def test_a_short_key_is_warned_of(settings):
    assert ids(settings, SECRET_KEY="short") == ["meantime.W001"]
