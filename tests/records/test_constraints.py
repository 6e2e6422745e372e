"""What the database holds true by itself, whoever writes into it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from tests import builders
from tests.records.complaint_rows import BREAKING as BREAKING_COMPLAINTS
from tests.records.consultation_rows import BREAKING as BREAKING_CONSULTATIONS
from tests.records.data_rows import BREAKING as BREAKING_DATA
from tests.records.enquiry_rows import BREAKING as BREAKING_ENQUIRIES
from tests.records.guest_rows import BREAKING as BREAKING_GUESTS
from tests.records.hearing_rows import BREAKING as BREAKING_HEARINGS
from tests.records.meeting_rows import BREAKING as BREAKING_MEETINGS
from tests.records.passed_on_rows import BREAKING as BREAKING_PASSED_ON
from tests.records.reach_rows import BREAKING as BREAKING_REACH
from tests.records.received_rows import BREAKING as BREAKING_RECEIVED
from tests.records.report_rows import BREAKING as BREAKING_REPORTS
from tests.records.request_rows import BREAKING as BREAKING_REQUESTS
from tests.records.risk_rows import BREAKING as BREAKING_RISKS
from tests.records.statement_rows import BREAKING as BREAKING_STATEMENTS
from victimcontact.casework.access import program
from victimcontact.records.models import (
    Account,
    Address,
    Attempt,
    CallerNote,
    Case,
    ContactPoint,
    Duty,
    Fact,
    HospitalHandover,
    Message,
    OffenceCode,
    OffenderIdentifier,
    Officer,
    Person,
    Report,
    ReportVersion,
    Review,
    SafeContactPlan,
    StandingMove,
    Telling,
)

pytestmark = pytest.mark.django_db

ONLY_ADDED = (
    "records_auditentry",
    "records_auditseal",
    "records_fact",
    "records_factwithdrawal",
    "records_standingmove",
    "records_messagestep",
    "records_reportstep",
    "records_reportversion",
    "records_reportfile",
    "records_feeddecision",
    "records_managerdecision",
    "records_lawsetting",
    "records_zoneversion",
    "records_zonecheck",
    "records_zoneconsent",
    "records_zonefile",
    "records_reachstep",
    "records_gateanswer",
    "records_approvalsetting",
    "records_approvalremark",
    "records_requestversion",
    "records_requeststep",
    "records_statementversion",
    "records_application",
    "records_applicationstep",
    "records_victimrepresentative",
    "records_statementstep",
    "records_statementuse",
    "records_withholdingstep",
    "records_carriedapproval",
    "records_leakrelease",
    "records_bundle",
    "records_bundlesending",
    "records_requestcopy",
    "records_receiveddocument",
    "records_documentdecision",
    "records_meetinganswer",
    "records_riskuse",
    "records_paroleanswer",
    "records_restorativestep",
    "records_complaint",
    "records_complaintstep",
    "records_enquirystep",
)


def triggers() -> dict[str, set[str]]:
    """The enabled triggers of ours by table, with what each fires at."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT event_object_table, trigger_name || ' ' || event_manipulation FROM information_schema.triggers "
            "WHERE action_timing = 'BEFORE'"
        )
        found: dict[str, set[str]] = {}
        for table, what in cursor.fetchall():
            found.setdefault(table, set()).add(what)
    return found


@pytest.mark.parametrize("table", ONLY_ADDED)
def test_a_history_is_only_added_to(table: str) -> None:
    assert {"only_added UPDATE", "only_added DELETE"} <= triggers()[table]


def test_every_history_is_named_here() -> None:
    assert {table for table, found in triggers().items() if any("only_added" in name for name in found)} == set(
        ONLY_ADDED
    )


@pytest.mark.parametrize("act", ["UPDATE records_fact SET kind = 'other'", "DELETE FROM records_fact"])
def test_a_fact_is_neither_changed_nor_taken_away_even_by_the_owner(act: str) -> None:
    builders.referred()
    before = Fact.objects.count()

    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)

    assert Fact.objects.exclude(kind="other").count() == before


@pytest.mark.parametrize("act", [StandingMove.objects.update, StandingMove.objects.all().delete])
def test_nor_is_the_history_of_a_case(act: Callable[..., Any]) -> None:
    builders.referred()

    with pytest.raises(DatabaseError), transaction.atomic():
        act(**({"became": "joined"} if act.__name__ == "update" else {}))


# Constraints: each broken once.


def person(**values: Any) -> Person:
    return Person.objects.create(given_names="A", family_name="B", **values)


def authored() -> dict[str, Any]:
    return {"made_by": program(), "made_at": builders.NOW}


def address(**values: Any) -> Address:
    return Address.objects.create(**({"person": person(), "lines": [], **authored()} | values))


def contact_point(**values: Any) -> ContactPoint:
    row = {"person": person(), "channel": "email", "value": "x", "value_index": b"x", **authored()}
    return ContactPoint.objects.create(**(row | values))


def twice(make: Callable[..., Any], **values: Any) -> None:
    make(**values)
    make(**values)


def message(**values: Any) -> None:
    case = builders.allocated()
    row: dict[str, Any] = {
        "reference": "ML-TEST", "case": case, "recipient": case.person, "document": "L01", "language": "en",
        "channel": "letter", "to": [], "content": {}, "content_hash": "", "state": "drafted", "changed_at": builders.NOW,
    }  # fmt: skip
    Message.objects.create(**(row | authored() | values))


def fact(**values: Any) -> None:
    Fact.objects.create(**({"kind": "contact", "on": builders.TODAY, "source": "hand"} | authored() | values))


def second_case(case: Case) -> None:
    Case.objects.create(
        reference="VC-TEST",
        person=case.person,
        sentence=case.sentence,
        referral=case.referral,
        relationship="victim",
        standing="referred",
        opened_at=builders.NOW,
    )


def report(case: Case) -> None:
    review, _made = Review.objects.get_or_create(
        reference="RV-TEST", defaults={"sentence": case.sentence, "kind": "parole", **authored()}
    )
    Report.objects.create(
        reference=f"RP-{Report.objects.count()}", case=case, review=review, document="R01", state="draft", **authored()
    )


def report_for_nothing() -> Report:
    return Report.objects.create(
        reference="RP-NONE", case=builders.referred(), document="R01", state="draft", **authored()
    )


def same_version_twice() -> None:
    case = builders.referred()
    report(case)
    version = {"report": Report.objects.get(), "number": 1, "content": {}, "content_hash": "", **authored()}
    twice(ReportVersion.objects.create, **version)


def duplicate_duty(case: Case) -> None:
    duty = Duty.objects.filter(case=case).earliest("due_on")
    duty.pk = None
    duty.id = Duty._meta.get_field("id").default()
    duty._state.adding = True
    duty.save()


MARKS = ("scheduled", "murder", "related_to_scheduled", "terrorism")
BREAKING: dict[str, Callable[[], Any]] = {
    "only_officers_have_an_email_here": lambda: Account.objects.create(handle="m", kind="member", email="a@example.org"),
    "a_liaison_officer_has_a_unit": lambda: Officer.objects.filter(pk=builders.officer().pk).update(unit=None),
    "one_row_an_attempt": lambda: twice(Attempt.objects.create, what="x", about=b"x", since=builders.NOW),
    "one_case_a_person_and_sentence": lambda: second_case(builders.referred()),
    "an_officer_only_within_a_unit": lambda: Case.objects.filter(pk=builders.allocated().pk).update(unit=None),
    "a_handover_has_author_and_moment": lambda: HospitalHandover.objects.create(
        case=builders.referred(), hospital="x", hospital_address="x", passed_to_managers_at=builders.NOW, **authored()
    ),
    "a_fact_is_of_a_sentence_or_of_a_case": fact,
    "one_telling_a_case_and_fact": lambda: twice(
        Telling.objects.create, case=(case := builders.referred()), fact=Fact.objects.filter(case=case)[0],
        code="x", happened_on=builders.TODAY, decision="tell", told={}, **authored(),
    ),
    "a_settled_telling_has_author_and_moment": lambda: Telling.objects.create(
        case=(case := builders.referred()), fact=Fact.objects.filter(case=case)[0],
        code="x", happened_on=builders.TODAY, decision="tell", told={}, settled_at=builders.NOW, **authored(),
    ),
    "one_row_a_duty": lambda: duplicate_duty(builders.referred()),
    "one_live_report_a_review": lambda: twice(report, case=builders.referred()),
    "a_report_is_for_a_review_or_a_meeting": report_for_nothing,
    "one_version_a_number": same_version_twice,
    "an_approval_has_author_and_moment": lambda: message(approved_at=builders.NOW),
    "nothing_goes_out_unapproved": lambda: message(state="sent"),
    "what_a_feed_brought_is_approved_by_somebody": lambda: message(origin="feed", approver="nobody"),
    "a_read_caller_note_has_reader_and_moment": lambda: CallerNote.objects.create(
        case=builders.referred(), text="x", read_at=builders.NOW, **authored()
    ),
    "one_offender_an_identifier": lambda: twice(
        OffenderIdentifier.objects.create,
        offender=builders.referred().sentence.offender, kind="crn", value="X999999",
    ),
    "offence_code_not_empty": lambda: OffenceCode.objects.create(
        code="", title="x", taken_in_at=builders.NOW, **dict.fromkeys(MARKS, False)
    ),
    "a_confirmed_name_has_both": lambda: person(name_confirmed_at=builders.NOW),
    "an_address_is_safe_when_checked": lambda: address(safety="safe"),
    "one_live_address_a_person": lambda: twice(address, person=person()),
    "a_contact_point_is_safe_when_checked": lambda: contact_point(safety="safe"),
    "one_live_contact_point_a_channel": lambda: twice(contact_point, person=person()),
    "one_plan_a_number": lambda: twice(SafeContactPlan.objects.create, person=person(), number=1, **authored()),
    "hours_have_both_ends": lambda: SafeContactPlan.objects.create(
        person=person(), number=1, hours_from="09:00", **authored()
    ),
    **BREAKING_REACH,
    **BREAKING_GUESTS,
    **BREAKING_HEARINGS,
    **BREAKING_MEETINGS,
    **BREAKING_PASSED_ON,
    **BREAKING_RISKS,
    **BREAKING_REQUESTS,
    **BREAKING_RECEIVED,
    **BREAKING_COMPLAINTS,
    **BREAKING_DATA,
    **BREAKING_CONSULTATIONS,
    **BREAKING_ENQUIRIES,
    **BREAKING_STATEMENTS,
    **BREAKING_REPORTS,
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKING)
def test_the_database_refuses_what_cannot_be_true(name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        BREAKING[name]()


def constraints() -> set[str]:
    return {
        constraint.name
        for model in apps.get_app_config("records").get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint | models.UniqueConstraint)
    }


def test_every_constraint_is_broken_once() -> None:
    assert constraints() == BREAKING.keys()


def test_what_somebody_made_is_not_taken_away_with_them() -> None:
    case = builders.allocated()
    assert case.officer is not None

    for row in (case.officer.account, case.person, case.sentence, case.sentence.offender):
        with pytest.raises(models.ProtectedError):
            row.delete()
