"""The reference of policies names every key that a policy file may hold."""

from pathlib import Path

import msgspec
import pytest

from meantime.policies.credit import Credit
from meantime.policies.defaults import Usual
from meantime.policies.limits import Limits
from meantime.policies.load import policy_names
from meantime.policies.meetings import Meetings
from meantime.policies.policy import Policy
from meantime.policies.rates import DiscussionRates, Rates, ReadingRates, WritingRates
from meantime.policies.rules import Rules
from meantime.policies.staff import Effort

REFERENCE = (Path(__file__).parents[3] / "docs/reference/policies.md").read_text(encoding="utf-8")
TABLES = (Credit, Usual, Limits, Meetings, Rates, ReadingRates, WritingRates, DiscussionRates, Rules, Effort)
KEYS = [field.encode_name for table in TABLES for field in msgspec.structs.fields(table)]


@pytest.mark.parametrize("part", [field.encode_name for field in msgspec.structs.fields(Policy) if field.name != "name"])
def test_every_table_has_its_heading(part):
    assert any(line.startswith("## ") and f"`{part}`" in line for line in REFERENCE.splitlines())


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_explained(key):
    assert f"`{key}`" in REFERENCE or f".{key}`" in REFERENCE or f"`{key}." in REFERENCE


@pytest.mark.parametrize("name", policy_names())
def test_every_packaged_policy_is_listed(name):
    assert f"| `{name}` |" in REFERENCE
