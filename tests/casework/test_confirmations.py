"""A wish is answered in writing, but never to somebody who asked never to be contacted."""

import pytest

from tests import builders
from victimcontact.casework import access, wishes
from victimcontact.casework.wishes import Wish
from victimcontact.records.models import Case, Message

pytestmark = pytest.mark.django_db


def wished(case: Case, wish: str) -> list[str]:
    assert case.officer is not None
    version = access.version_of(case)
    level = "annual" if wish == "join" else ""
    wishes.record(case=case, wish=Wish(wish, level), version=version, by=case.officer.account, now=builders.NOW)
    return list(Message.objects.filter(case=case).values_list("document", flat=True))


@pytest.mark.parametrize(
    ("wish", "letters"), [("join", ["L03"]), ("decline", ["L04"]), ("not_now", ["L04"]), ("never", [])]
)
def test_a_wish_has_its_answer(wish, letters):
    assert wished(builders.reachable(builders.allocated()), wish) == letters


def test_a_welcome_waits_for_the_officer_and_names_the_choice():
    case = builders.joined(level="annual")

    welcome = Message.objects.get(case=case, document="L03")

    assert welcome.state == "drafted"
    assert "once a year" in str(welcome.content["blocks"])


def test_a_change_of_level_alone_brings_no_second_welcome():
    case = builders.joined()

    assert wished(case, "join") == ["L03"]


def test_a_wish_stands_where_no_letter_can_be_written():
    case = builders.allocated()

    assert wished(case, "decline") == []
    case.refresh_from_db()
    assert case.standing == "declined"
