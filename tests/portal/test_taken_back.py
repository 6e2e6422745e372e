"""What a member was told that was wrong stays on their page, as what it was, with our word that we are sorry (B17)."""

from datetime import date

import pytest

from tests import builders
from tests.portal import members
from tests.portal.members import read
from victimcontact.casework import stages
from victimcontact.casework.stages import Happened
from victimcontact.records.models import Case, Message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door")]


def told_and_taken_back() -> Case:
    case = builders.joined()
    by = members.officer_of(case)
    happened = Happened("released", date(2026, 11, 20), {"address": "Canary"})
    fact = stages.record(sentence=case.sentence, happened=happened, by=by, now=builders.NOW)
    Message.objects.filter(telling__fact=fact).update(state="sent", approved_by=by, approved_at=builders.NOW)
    stages.withdraw(fact=fact, reason="It was another man: Canary.", by=by, now=builders.later(hours=2))
    return case


def test_the_member_reads_what_was_wrong_that_it_was_and_that_we_are_sorry() -> None:
    case = told_and_taken_back()

    page = read(members.client_of(case), f"/your-page/{case.reference}/")

    assert "Wrong: " in page
    assert "We told you on 23 November 2026." in page
    assert "it was wrong. We are sorry." in page
    assert "Canary" not in page
    assert "another man" not in page
