"""A member says what they think of something that is being decided."""

from dataclasses import replace

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import consultations, hospital_desk, questions
from victimcontact.casework.consultations import ConsultationPart
from victimcontact.casework.questions import Asker, Question
from victimcontact.records.models import Case
from victimcontact.scheme.consultations import Kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

SECRET = "He has a place at Ford and goes on 12 May."


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(2))


@pytest.fixture
def part() -> ConsultationPart:
    case = builders.joined()
    by, asker = case.officer.account, Asker("Mrs Lowe", "HMP Nowhere")
    made = questions.write_down(
        case=case, question=Question(Kind.OPEN_CONDITIONS, SECRET), asker=asker, by=by, now=builders.NOW
    )
    asked = consultations.part_of(case, made.reference)
    return consultations.record_asked(part=asked, channel="phone", by=by, now=builders.NOW)


def address(case: Case, part: ConsultationPart) -> str:
    return f"/your-page/{case.reference}/questions/{part.consultation.reference}/"


def test_her_page_leads_to_the_question_until_she_has_answered(part: ConsultationPart) -> None:
    browser = members.client_of(part.case)
    home = f"/your-page/{part.case.reference}/"
    assert address(part.case, part) in browser.get(home).content.decode()

    browser.post(address(part.case, part), {"text": "I am afraid of meeting him in town."})

    part.refresh_from_db()
    assert part.views == "I am afraid of meeting him in town."
    assert address(part.case, part) not in browser.get(home).content.decode()


@pytest.mark.parametrize(("language", "said"), [("en", "move to an open prison"), ("cy", "symud i garchar agored")])
def test_she_reads_what_is_decided_and_nothing_of_what_was_asked(
    part: ConsultationPart, language: str, said: str
) -> None:
    page = members.client_of(part.case).get(f"{address(part.case, part)}?language={language}").content.decode()

    assert said in page
    assert "Ford" not in page and "HMP Nowhere" not in page and "Lowe" not in page


@pytest.mark.parametrize(
    ("language", "said", "promise", "who"),
    [
        ("en", "The managers know who you are", "not told who you are", ("somebody at the hospital", "they tell you")),
        (
            "cy",
            "Mae’r rheolwyr yn gwybod pwy ydych chi",
            "Ni ddywedir wrthynt pwy ydych chi",
            ("rhywun yn yr ysbyty", "nhw fydd yn dweud wrthych"),
        ),
    ],
)
def test_a_hospital_knows_her_and_she_is_told_so_and_that_it_has_looked(
    language: str, said: str, promise: str, who: tuple[str, str]
) -> None:
    case = builders.handed_over()
    guest, by = builders.guest(case).account, members.officer_of(case)
    part = hospital_desk.ask(reference=case.reference, text=SECRET, decides_on=None, by=guest, now=builders.NOW)
    consultations.record_asked(part=part, channel="phone", by=by, now=builders.NOW)
    browser = members.client_of(case)

    page = browser.get(f"{address(case, part)}?language={language}").content.decode()
    thanks = browser.post(address(case, part), {"text": "No contact."}, follow=True).content.decode()

    assert said in page and "Ford" not in page
    consultations.answer(part=part, text="No contact is asked for.", by=by, now=builders.later(1))
    pages = [
        browser.get(f"/your-page/{case.reference}/{page}/?language={language}")
        for page in ("information/looked", "said")
    ]
    for words, page in zip(who, pages, strict=True):
        assert words in page.content.decode()
    assert promise not in page and "without your name" not in thanks and "heb eich enw" not in thanks


def test_what_she_wrote_stays_when_it_is_sent_empty(part: ConsultationPart) -> None:
    page = members.client_of(part.case).post(address(part.case, part), {"text": "  "}).content.decode()

    assert "Write what you think" in page
    part.refresh_from_db()
    assert part.views is None


def test_another_member_finds_nothing_there(part: ConsultationPart) -> None:
    other = builders.joined(offender=replace(builders.told().offender, family_name="Other"))

    assert members.client_of(other).get(address(part.case, part)).status_code == 404
    assert members.client_of(other).get(address(other, part)).status_code == 404
