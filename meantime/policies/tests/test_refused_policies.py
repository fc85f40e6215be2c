"""What an institution's file may say, and what is refused with file, key and what to do."""

import re
from pathlib import Path

import pytest

from meantime.policies.load import load_policy, packaged_policy
from meantime.policies.policy import weekly_expectation
from meantime.terms.message import UserError
from meantime.words.say import say
from meantime.words.workload import SENTENCES


@pytest.fixture
def policy_file(tmp_path):
    def write(text, name="ours.toml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def refused(path):
    with pytest.raises(UserError) as caught:
        load_policy(str(path))
    return caught.value.message


def test_an_institution_changes_one_number_and_keeps_the_rest(policy_file):
    path = policy_file('title = "Ours"\n[credit]\nhours_low = 30\nhours_high = 30\ntolerance = 0\n')
    policy = load_policy(str(path))
    assert (policy.name, policy.title) == ("ours", "Ours")
    assert weekly_expectation(policy, 3, 15) == (360, 360, 360)
    assert policy.rates == packaged_policy("default").rates


def test_a_directory_holds_a_file_for_each_noun(policy_file, tmp_path):
    policy_file('title = "Ours"\n', "policies/policy.toml")
    policy_file("start_up = 10\n", "policies/meetings.toml")
    policy_file("[kinds.discussion]\nown = [20, 25, 30]\n", "policies/defaults.toml")
    policy = load_policy(str(tmp_path / "policies"))
    assert policy.name == "policies"
    assert policy.meetings.usable(50) == 40
    assert policy.defaults.of("discussion").own.typical == 25
    assert policy.defaults.of("discussion").live.typical == 20


REFUSED = {
    "creditt = 3": ("unknown_key", "creditt"),
    "[meetings]\nstartup = 5": ("unknown_key", "meetings.startup"),
    '[meetings]\nstart_up = "5"': ("not_whole", "meetings.start_up"),
    "[meetings]\nstart_up = 5.5": ("not_whole", "meetings.start_up"),
    "[meetings]\nstart_up = -1": ("out_of_range", "meetings.start_up"),
    "[meetings]\nbreak_every = 0": ("out_of_range", "meetings.break_every"),
    "meetings = 5": ("not_table", "meetings"),
    "[credit]\nhours_low = 99": ("credit_hours_order", "credit"),
    "[credit]\ncontact_hours = 46": ("contact_above_hours", "credit"),
    "[credit]\ntolerance = nan": ("not_finite", "credit.tolerance"),
    "[credit]\nhours_high = inf": ("not_finite", "credit.hours_high"),
    "[credit]\nhours_high = true": ("not_number", "credit.hours_high"),
    '[rules]\ntouchpoints = "yes"': ("not_boolean", "rules.touchpoints"),
    '[rules]\nhard = ["own_celing"]': ("wrong_choice", "rules.hard[0]"),
    '[rules]\nhard = "own_ceiling"': ("not_list", "rules.hard"),
    '[rules]\nown_ceiling = "none"': ("wrong_choice", "rules.own_ceiling"),
    "[limits]\nrecording_soft = 30": ("recording_order", "limits"),
    "[limits]\nreview_short = { retention = 400, share = 0.3 }": ("review_order", "limits"),
    "[rates]\nmedia = [2, 1.5, 1]": ("out_of_order", "rates.media"),
    "[rates]\nmedia = [1, 2]": ("wrong_length", "rates.media"),
    '[rates]\nmedia = [1, 2, "3"]': ("not_number", "rates.media[2]"),
    "[rates.reading.words_per_minute.survey]\nnone = 10": ("speeds_order", "rates.reading"),
    "[rates.writing.drafting]\nnone = 9": ("drafting_order", "rates.writing"),
    "[rates.question]\npol = [1, 2, 3]": ("wrong_choice", "rates.question"),
    "[defaults.kinds.discussion]\nown = [60, 45, 30]": ("out_of_order", "defaults.kinds.discussion.own"),
    "[defaults.kinds.discussion]\nown = [0, 0, 30]": ("no_time", "defaults.kinds.discussion"),
    "[defaults.kinds.debate]\nown = [1, 2, 3]": ("wrong_choice", "defaults.kinds"),
    '[defaults.forms.lab]\nhome = "online"': ("wrong_choice", "defaults.forms.lab.home"),
    "[equivalency.kinds.reading]\nown = 1.5": ("out_of_range", "equivalency.kinds.reading.own"),
    "[staff.kinds.poll.live]\nlaed = 1": ("unknown_key", "staff.kinds.poll.live.laed"),
    "title = 5": ("not_text", "title"),
    'name = "mine"': ("unknown_key", "name"),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.items())
def test_a_wrong_value_is_refused_by_file_and_key(policy_file, text, expected):
    path = policy_file(text)
    code, key = expected
    message = refused(path)
    assert (message.code, message.params["key"]) == (f"policies.{code}", key)
    assert message.params["file"] == str(path)


@pytest.mark.parametrize("text", REFUSED)
def test_a_refusal_is_a_sentence_that_names_the_file(policy_file, text):
    path = policy_file(text)
    sentence = say(refused(path))
    assert str(path) in sentence
    assert sentence.endswith(".")
    assert not sentence.startswith("policies.")


def test_a_wrong_value_in_a_directory_names_the_file_that_holds_it(policy_file, tmp_path):
    path = policy_file("media = [3, 2, 1]\n", "policies/rates.toml")
    message = refused(tmp_path / "policies")
    assert (message.params["file"], message.params["key"]) == (str(path), "media")


def test_a_misspelled_file_of_a_directory_is_refused(policy_file, tmp_path):
    policy_file("start_up = 10\n", "policies/meeting.toml")
    assert refused(tmp_path / "policies").code == "policies.unknown_file"


def test_a_directory_without_a_policy_is_refused(tmp_path):
    assert refused(tmp_path).code == "policies.no_files"


def test_what_is_not_toml_is_refused_with_its_line(policy_file):
    message = refused(policy_file("title = 'x'\n[credit\n"))
    assert (message.code, message.params["line"]) == ("policies.not_toml", 2)


def test_what_is_not_text_is_refused(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_bytes(b"title = '\xff\xfe'")
    assert refused(path).code == "policies.not_utf8"


def test_an_enormous_file_is_refused(policy_file):
    assert refused(policy_file("# " + "x" * 600_000)).code == "policies.too_large"


@pytest.mark.parametrize("name", ["us-credit-hours", "", "x" * 5000, "no/such/file.toml"])
def test_an_unknown_name_is_answered_with_the_known_ones(name):
    message = refused(name)
    assert message.code == "policies.unknown_policy"
    assert "us-credit-hour" in say(message)


def test_a_name_out_of_an_uploaded_file_never_opens_a_path(policy_file):
    path = policy_file('title = "Ours"\n')
    with pytest.raises(UserError) as caught:
        packaged_policy(str(path))
    assert caught.value.message.code == "policies.unknown_policy"


def test_every_refusal_has_its_sentence_and_every_sentence_its_refusal():
    sources = [path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].glob("*.py")]
    # What is missing in a table of kinds is said like any other missing key.
    codes = {code for source in sources for code in re.findall(r'"(policies\.[a-z0-9_]+)"', source)}
    assert codes == SENTENCES.keys()
