"""What a victim tells of a danger is owed to those who can act, until it has gone to them in writing (P92)."""

from pathlib import Path

import pytest

from tests import builders
from victimcontact.casework import risks
from victimcontact.casework.risks import Supervises, Told
from victimcontact.gateway.carriers import MailFolder
from victimcontact.records.models import Duty

pytestmark = pytest.mark.django_db


def test_an_immediate_fact_is_owed_until_it_went_in_writing(tmp_path: Path) -> None:
    case = builders.joined()
    assert case.officer is not None
    by, now = case.officer.account, builders.NOW
    risks.name_practitioner(case=case, who=Supervises("Pat Practitioner", "pat@example.org"), by=by, now=now)
    told = Told("He stood outside.", "victim", "immediate", now.date())

    item = risks.record(case=case, told=told, by=by, now=now)
    duty = Duty.objects.get(case=case, what="pass_on_risk")
    before = duty.standing
    risks.send(item=item, wording="He stood outside a house he must not go near.", by=by, now=now)
    risks.drain(MailFolder(tmp_path), clock=lambda: now)

    duty.refresh_from_db()
    assert (before, duty.standing) == ("open", "kept")


def test_what_can_wait_is_no_duty() -> None:
    case = builders.joined()
    assert case.officer is not None
    told = Told("He asked after her.", "third_party", "routine", builders.NOW.date())

    risks.record(case=case, told=told, by=case.officer.account, now=builders.NOW)

    assert not Duty.objects.filter(case=case, what="pass_on_risk").exists()
