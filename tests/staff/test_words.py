"""Every value that a row may hold has its word on the officers' pages."""

import importlib
import pkgutil
from collections.abc import Iterable

import pytest

from victimcontact.records.models import Channel, MessageState
from victimcontact.scheme import duties
from victimcontact.scheme.duties.rows import Row
from victimcontact.scheme.eligibility.answer import Outcome, Owner, Route
from victimcontact.scheme.eligibility.question import Kind, Relationship
from victimcontact.scheme.meetings import MeetingKind
from victimcontact.scheme.needs import Format
from victimcontact.scheme.reports import ReportState
from victimcontact.scheme.standing import Standing
from victimcontact.staff.words import OWED_BY, name_of


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("standing", Standing),
        ("sentence", Kind),
        ("relationship", Relationship),
        ("route", Route),
        ("outcome", Outcome),
        ("owner", Owner),
        ("message", MessageState.values),
        ("channel", Channel.values),
        ("format", Format),
        ("meeting", MeetingKind),
        ("report", ReportState),
    ],
)
def test_every_value_has_a_word_of_its_own(kind: str, values: Iterable[str]) -> None:
    words = {name_of(kind, value) for value in values}

    assert len(words) == len(set(values))
    assert not [word for word in words if "_" in word]


def test_everybody_who_may_owe_something_has_a_name() -> None:
    modules = [
        importlib.import_module(f"{duties.__name__}.{found.name}") for found in pkgutil.iter_modules(duties.__path__)
    ]
    rows = [value for module in modules for value in vars(module).values() if isinstance(value, Row)]

    assert {row.owed_by for row in rows} == set(OWED_BY)
