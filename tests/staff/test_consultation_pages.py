"""Questions before a decision: the page of whoever asks, the officers' inbox, the steps of an answer."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import boxes, holder, in_days, joined, visit
from victimcontact.casework import consultations
from victimcontact.records.models import Case, Consultation, ConsultationPart

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

WORDS = "A day with his family in the spring."


def typed(case: Case, **changes: str) -> dict[str, str]:
    offender = case.sentence.offender
    return {
        "kind": "temporary_release",
        "number": offender.identifiers.get().value,
        "family_name": offender.family_name,
        "agency": "HMP Nowhere",
        "emergency": "no",
        "text": WORDS,
        **changes,
    }


@pytest.fixture
def case() -> Case:
    return joined()


def asked(case: Case) -> ConsultationPart:
    visit(builders.officer("decision_maker")).post("/questions/ask/", typed(case))
    return ConsultationPart.objects.get(case=case)


def test_whoever_decides_asks_and_reads_that_we_have_the_question(case: Case) -> None:
    prison = visit(builders.officer("decision_maker"))

    page = prison.post("/questions/ask/", typed(case), follow=True).content.decode()

    assert "We have your question" in page and "With us" in page
    assert case.reference not in page and case.person.family_name not in page


def test_a_day_that_has_gone_by_is_refused_and_nothing_typed_is_lost(case: Case) -> None:
    yesterday = in_days(-1)
    page = visit(builders.officer("decision_maker")).post(
        "/questions/ask/", typed(case) | boxes("decides_on", yesterday)
    )

    assert WORDS in page.content.decode() and "must be today or in the future" in page.content.decode()
    assert not Consultation.objects.exists()


def test_whoever_decides_sees_no_case_and_another_one_not_the_question(case: Case) -> None:
    asked(case)
    other = visit(builders.officer("decision_maker"))

    assert WORDS not in other.get("/questions/").content.decode()
    assert other.get(f"/cases/{case.reference}/").status_code == 403
    assert other.get("/consultations/").status_code == 403


def test_the_officer_goes_from_the_inbox_to_the_answer(case: Case) -> None:
    part = asked(case)
    officer = visit(holder(case))
    (address,) = set(
        re.findall(r'href="(/cases/[^"]+/consultations/[^"]+/)"', officer.get("/consultations/").content.decode())
    )

    assert WORDS in officer.get(address).content.decode()
    officer.post(f"{address}asked/", {"channel": "phone"})
    officer.post(f"{address}views/", {"text": "Not in April.", "channel": "phone"})
    officer.post(f"{address}answer/", {"text": "Please not in April."})

    part.refresh_from_db()
    assert part.answer_text == "Please not in April." and part.answered_at is not None


def test_an_answer_before_their_days_are_over_says_until_when_and_keeps_the_words(case: Case) -> None:
    part = asked(case)
    address = f"/cases/{case.reference}/consultations/{part.consultation.reference}/answer/"
    page = visit(holder(case)).post(address, {"text": "They have no view."}).content.decode()

    assert "They can still say something until" in page and "They have no view." in page


def test_an_answer_that_shows_her_name_is_refused_at_the_field(case: Case) -> None:
    part = asked(case)
    ConsultationPart.objects.filter(pk=part.pk).update(last_day=timezone.localdate() - timedelta(days=1))
    address = f"/cases/{case.reference}/consultations/{part.consultation.reference}/answer/"
    page = visit(holder(case)).post(address, {"text": f"{case.person.full_name} was asked."}).content.decode()

    assert "This shows who or where somebody is" in page
    part.refresh_from_db()
    assert part.answered_at is None


def test_a_question_by_telephone_is_written_down_on_the_case(case: Case) -> None:
    values = {name: value for name, value in typed(case).items() if name not in ("number", "family_name")}
    officer = visit(holder(case))
    officer.post(f"/cases/{case.reference}/consultations/", values | {"asker": "Mrs Lowe"})

    (part,) = consultations.of_case(case)
    assert (part.consultation.asker, part.consultation.agency) == ("Mrs Lowe", "HMP Nowhere")
    assert part.consultation.reference in officer.get(f"/cases/{case.reference}/being-heard/").content.decode()


def test_an_officer_of_another_unit_finds_no_question(case: Case) -> None:
    part = asked(case)
    stranger = visit(builders.officer(in_unit="exeter"))

    for step in ("", "asked/", "views/", "answer/", "not-applicable/", "decide/"):
        address = f"/cases/{case.reference}/consultations/{part.consultation.reference}/{step}"
        assert stranger.get(address).status_code == 404
