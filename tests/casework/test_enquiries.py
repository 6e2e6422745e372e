"""Somebody asks on the public site: taken in once, seen by whom it concerns, settled once, and forgotten in time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import access, callers, enquiries, enquiry_drafts
from victimcontact.casework.attempts import TooMany
from victimcontact.casework.enquiries import AlreadySettled, Told
from victimcontact.records.models import AuditEntry, Case, Enquiry, EnquiryDraft, EnquiryStep

pytestmark = pytest.mark.django_db

VISITOR = "192.0.2.7"
TOLD = Told(
    wish="later",
    relationship="parent",
    given_names="Rhian",
    family_name="Tirion",
    way="phone",
    language="cy",
    born_on=date(1990, 4, 2),
    acts_for="Efa Tirion",
    ask_again_at=("parole", "before_release"),
    reach_at="+447700900123",
    safe_times="mornings",
    in_danger=True,
    offender="Gareth Blake",
    court=builders.COURT,
)


def sent(told: Told = TOLD, *, visitor: str = VISITOR) -> Enquiry:
    builders.unit()
    reference = enquiries.send(told=told, draft="", visitor=visitor, now=builders.NOW)
    return Enquiry.objects.get(reference=reference)


def test_it_goes_to_the_unit_of_the_court_and_is_due_within_ten_working_days() -> None:
    enquiry = sent()

    assert (enquiry.unit, enquiry.due_on) == (builders.unit(), date(2026, 12, 7))


def test_what_nobody_can_place_waits_for_whoever_allocates() -> None:
    enquiry = sent(replace(TOLD, court="Some court"))
    manager, officer = builders.officer("manager"), builders.officer()

    assert enquiry.unit is None
    assert [shown.enquiry for shown in enquiries.listed(manager.account)] == [enquiry]
    assert enquiries.listed(officer.account) == []


def test_the_same_words_sent_twice_are_one_enquiry() -> None:
    assert sent() == sent()
    assert sent(replace(TOLD, safe_times="evenings")) != sent()
    assert Enquiry.objects.count() == 2


def test_what_was_said_comes_back_as_it_was_said() -> None:
    enquiry = sent()

    shown = enquiries.enquiry_for(builders.officer().account, enquiry.reference, now=builders.NOW)

    assert shown.told == TOLD
    assert AuditEntry.objects.filter(what="enquiries.look", subject=f"enquiry:{enquiry.reference}").count() == 1


def test_an_enquiry_of_another_unit_is_not_there() -> None:
    enquiry = sent()
    stranger = builders.officer(in_unit="exeter").account

    with pytest.raises(access.NotFound):
        enquiries.enquiry_for(stranger, enquiry.reference, now=builders.NOW)
    with pytest.raises(access.NotFound):
        enquiries.answer(enquiry=enquiry, text="x", by=stranger, now=builders.NOW)


@pytest.mark.parametrize("role", ["auditor", "analyst", "helpline_adviser", "decision_maker"])
def test_who_answers_no_enquiries_reads_none(role: str) -> None:
    enquiry, account = sent(), builders.officer(role).account

    assert enquiries.waiting_count(account) == 0
    with pytest.raises(access.NotPermitted):
        enquiries.listed(account)
    with pytest.raises(access.NotPermitted):
        enquiries.enquiry_for(account, enquiry.reference, now=builders.NOW)


def test_a_match_puts_what_was_said_before_the_officer_of_the_case() -> None:
    case = builders.allocated()
    assert case.officer is not None

    enquiries.match(enquiry=sent(), case=case, by=case.officer.account, now=builders.NOW)

    (note,) = callers.notes_of(case)
    assert "Wants to be asked again at: parole, some time before the release" in str(note.text)
    assert "At: +447700900123" in str(note.text)
    assert enquiries.waiting_count(case.officer.account) == 0


def test_a_referral_is_made_of_it_with_what_was_said() -> None:
    officer = builders.officer()

    made = enquiries.refer(enquiry=sent(), referral=builders.told(), by=officer.account, now=builders.NOW)

    case = Case.objects.get(referral=made)
    assert [step.case for step in EnquiryStep.objects.all()] == [case]
    assert "Gareth Blake" in str(callers.notes_of(case)[0].text)


def answered(enquiry: Enquiry, by: Any) -> None:
    enquiries.answer(enquiry=enquiry, text="Called.", by=by, now=builders.NOW)


def referred(enquiry: Enquiry, by: Any) -> None:
    enquiries.refer(enquiry=enquiry, referral=builders.told(), by=by, now=builders.NOW)


def passed_on(enquiry: Enquiry, by: Any) -> None:
    builders.unit("exeter")
    enquiries.pass_on(enquiry=enquiry, unit_reference="exeter", by=by, now=builders.NOW)


@pytest.mark.parametrize("settle", [answered, referred])
@pytest.mark.parametrize("again", [answered, referred, passed_on])
def test_an_enquiry_is_settled_once(settle: Callable[..., None], again: Callable[..., None]) -> None:
    enquiry, by = sent(), builders.officer().account
    settle(enquiry, by)

    with pytest.raises(AlreadySettled):
        again(enquiry, by)


def test_given_to_another_unit_it_is_theirs_and_due_on_the_same_day() -> None:
    enquiry, mine, theirs = sent(), builders.officer().account, builders.officer(in_unit="exeter").account

    passed_on(enquiry, mine)

    (shown,) = enquiries.listed(theirs)
    assert shown.enquiry.due_on == enquiry.due_on
    assert enquiries.listed(mine) == []
    with pytest.raises(enquiries.SameUnit):
        passed_on(enquiry, theirs)


def test_an_answer_says_what_was_told() -> None:
    with pytest.raises(enquiries.NothingWritten):
        enquiries.answer(enquiry=sent(), text="  ", by=builders.officer().account, now=builders.NOW)


def test_a_year_after_it_was_settled_what_was_said_is_forgotten_and_what_was_done_stays() -> None:
    enquiry, waits = sent(), sent(replace(TOLD, given_names="Siân"))
    answered(enquiry, builders.officer().account)

    assert enquiries.forget_settled(now=builders.later(365)) == 0
    assert enquiries.forget_settled(now=builders.later(366)) == 1

    enquiry.refresh_from_db()
    waits.refresh_from_db()
    assert (enquiry.told, EnquiryStep.objects.get(enquiry=enquiry).text) == (None, "Called.")
    assert waits.told is not None


def test_the_sixth_in_an_hour_from_one_place_is_stopped() -> None:
    for number in range(5):
        sent(replace(TOLD, given_names=f"A{number}"))

    with pytest.raises(TooMany):
        sent(replace(TOLD, given_names="B"))
    assert sent(replace(TOLD, given_names="B"), visitor="192.0.2.8")


TYPED = {"you-given_names": ["Canary"], "seen": ["you"]}


def kept(code: str = "", **when: int) -> str:
    return enquiry_drafts.keep(typed=TYPED, code=code, visitor=VISITOR, now=builders.later(**when))


def test_saved_answers_open_with_their_code_however_it_is_typed_and_for_28_days() -> None:
    code = kept()

    for typed, days in ((code, 0), (code.lower().replace("-", " "), 27)):
        assert enquiry_drafts.take_up(code=typed, visitor=VISITOR, now=builders.later(days)) == TYPED
    with pytest.raises(enquiry_drafts.WrongCode):
        enquiry_drafts.take_up(code=code, visitor=VISITOR, now=builders.later(28))


def test_saving_again_keeps_the_code_and_counts_the_days_anew() -> None:
    code = kept()

    assert kept(code, days=20) == code
    assert enquiry_drafts.take_up(code=code, visitor=VISITOR, now=builders.later(40)) == TYPED


def test_a_code_that_opens_nothing_is_never_taken_as_one() -> None:
    made_up = "CDFG-HJKM-NPQR"

    assert kept(made_up) != made_up


def test_what_is_sent_is_not_kept_beside() -> None:
    code = kept()
    builders.unit()

    enquiries.send(told=TOLD, draft=code, visitor=VISITOR, now=builders.NOW)

    assert not EnquiryDraft.objects.exists()


def test_what_has_run_out_is_forgotten_and_nothing_else() -> None:
    kept()
    kept(days=10)

    assert enquiry_drafts.forget_old(now=builders.later(29)) == 1
    assert EnquiryDraft.objects.get().expires_at == builders.later(38)


def test_codes_cannot_be_guessed_from_one_place() -> None:
    for _ in range(5):
        with pytest.raises(enquiry_drafts.WrongCode):
            enquiry_drafts.take_up(code="CDFG-HJKM-NPQR", visitor=VISITOR, now=builders.NOW)

    with pytest.raises(TooMany):
        enquiry_drafts.take_up(code=kept(), visitor=VISITOR, now=builders.NOW + timedelta(minutes=5))


def test_more_than_the_questions_can_take_is_not_kept() -> None:
    with pytest.raises(enquiry_drafts.TooMuch):
        enquiry_drafts.keep(typed={"you-x": ["a" * 40_000]}, code="", visitor=VISITOR, now=builders.NOW)
    assert not EnquiryDraft.objects.exists()
