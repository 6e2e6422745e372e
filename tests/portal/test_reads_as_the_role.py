"""What the role does not see must not change what a page says: a kept column reads as empty, and a row that is hidden is not missed."""

from collections.abc import Callable
from datetime import date

import pytest

from tests import builders
from tests.portal import members
from tests.portal.whole import Whole, whole_case
from tests.public_site import sitting
from victimcontact.casework import (
    access,
    bars,
    complaints,
    covers,
    data_requests,
    laws,
    own_hearings,
    own_looks,
    own_plans,
    own_questions,
    own_requests,
    own_statements,
    own_zones,
    timelines,
)
from victimcontact.casework.covers import Absence
from victimcontact.casework.days import day_of
from victimcontact.records.models import Account, Brake, LawSetting, Officer, Person, Practitioner, Telling
from victimcontact.scheme.brakes import Stop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door")]


def read_by(account: Account, whole: Whole) -> tuple[object, ...]:
    """What the pages of a member are made of."""
    case, on = access.own_case(account, whole.case.reference, now=builders.NOW), day_of(builders.NOW)
    statement = own_statements.own_statement(case, whole.statement.reference)
    return (
        timelines.for_victim(case, on=on, language="en"),
        own_hearings.for_member(case, on=on),
        own_questions.of(case, on=on),
        own_requests.of(case),
        own_statements.listed(case, "en"),
        own_statements.ways_to_choose(statement, "en", now=builders.NOW),
        own_zones.of_case(case),
        complaints.own(case),
        data_requests.own(case, account),
        own_looks.of_own(case, account, now=builders.NOW),
        own_plans.of_own(case, account),
        laws.in_force(),
    )


def test_a_member_reads_as_the_role_what_the_application_would_answer() -> None:
    whole = whole_case()
    Person.objects.update(born_on=date(1980, 5, 4))
    Telling.objects.update(look_again_on=date(2026, 12, 1))
    LawSetting.objects.create(
        name="SW-OBS", value="2027-04-01", reason="x", made_by=members.officer_of(whole.case), made_at=builders.NOW
    )
    Brake.objects.create(reference="BR-TEST", kind=Stop.RULES, code="SW-OBS", began_at=builders.NOW)
    account = whole.case.person.account
    assert account is not None
    by_the_application = read_by(account, whole)
    with sitting(account):
        by_the_role = read_by(account, whole)

    assert by_the_role == by_the_application


def is_barred(officer: Officer, whole: Whole) -> None:
    by = builders.officer("manager").account
    bars.record(case=whole.case, officer=officer, reason="A cousin.", by=by, now=builders.NOW)


def supervises(officer: Officer, whole: Whole) -> None:
    """He is the practitioner of the offender."""
    made = {"name": "Dai", "email": "dai@example.org", "made_by": officer.account, "made_at": builders.NOW}
    Practitioner.objects.create(offender=whole.case.sentence.offender, account=officer.account, **made)


@pytest.mark.parametrize(("conflict", "named"), [(None, True), (is_barred, False), (supervises, False)])
def test_who_stands_in_for_her_officer_is_named_unless_they_may_not_come_to_her_case(
    conflict: Callable[[Officer, Whole], None] | None, named: bool
) -> None:
    whole, other = whole_case(), builders.officer(name="Owen Vale")
    away = Absence(builders.TODAY, builders.TODAY, str(other.pk))
    assert whole.case.officer is not None
    covers.record(officer=whole.case.officer, absence=away, by=whole.case.officer.account, now=builders.NOW)
    if conflict:
        conflict(other, whole)

    with sitting(whole.case.person.account):
        officer = timelines.officer_of(whole.case, "en", on=builders.TODAY)

    assert (officer.name == "Owen Vale") is named
