"""You said, they decided: for every statement, rule, area and question she sees where it is, who has it, the answer and the reason."""

import pytest
from django.test import Client

from tests import builders
from tests.casework.asked_for import TOO_FAR, TOO_LITTLE, WORDING, begun, taken
from tests.casework.stated import WORDS, approved, joined, member_of, review_of, sent, written
from tests.casework.stated import begun as stated
from tests.portal import members
from victimcontact.casework import consultations, own_zones, questions, reviews, zone_files, zones
from victimcontact.casework.consultations import ConsultationPart
from victimcontact.casework.questions import Asker, Question
from victimcontact.casework.reviews import Decision
from victimcontact.casework.zone_content import Drawn
from victimcontact.records.models import Case, Message
from victimcontact.scheme.consultations import Kind
from victimcontact.scheme.zones import reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

VIEWS = "I am afraid of meeting him in town."


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(2))


@pytest.fixture
def case() -> Case:
    return joined()


@pytest.fixture
def browser(case: Case) -> Client:
    return members.client_of(case)


def read(browser: Client, case: Case) -> str:
    return members.read(browser, f"/your-page/{case.reference}/said/")


def told(case: Case) -> None:
    for letter in Message.objects.filter(case=case, state="drafted"):
        members.approved(letter)


def asked(case: Case) -> ConsultationPart:
    by, question = members.officer_of(case), Question(Kind.OPEN_CONDITIONS, "He goes to Ford.")
    made = questions.write_down(
        case=case, question=question, asker=Asker("Ms Lowe", "A prison"), by=by, now=builders.NOW
    )
    part = consultations.part_of(case, made.reference)
    return consultations.record_asked(part=part, channel="phone", by=by, now=builders.NOW)


def test_who_said_nothing_reads_that_it_is_all_right(case: Case, browser: Client) -> None:
    assert "You do not have to." in read(browser, case)
    assert f"/your-page/{case.reference}/said/" in browser.get(f"/your-page/{case.reference}/").content.decode()


def test_a_statement_is_followed_to_the_decision_of_its_review(case: Case, browser: Client) -> None:
    review = review_of(case, hearing=None)
    statement = approved(written(stated(case, review), WORDS))
    ready = read(browser, case)
    sent(statement)
    gone = read(browser, case)
    decision = Decision("no_release", builders.TODAY)
    reviews.decide(review=review, decision=decision, by=members.officer_of(case), now=builders.NOW)
    untold = read(browser, case)
    told(case)

    assert "You agreed to it. It has not been sent yet." in ready
    assert "It was sent." in gone
    assert "Those who decide have decided." not in untold
    assert "Those who decide have decided." in read(browser, case)


def test_a_rule_is_followed_to_its_answer_and_both_reasons_in_plain_words(case: Case, browser: Client) -> None:
    request = taken(begun(case), "confirm", "send")
    with_probation = read(browser, case)
    taken(request, "support", "forward")
    with_deciders = read(browser, case)
    taken(request, "refuse", "tell_victim")

    answered = read(browser, case)
    assert WORDING in with_probation
    assert "sent to the probation officer" in with_probation
    assert "It is with those who decide." in with_deciders
    assert "No. The rule was not made." in answered
    assert TOO_LITTLE in answered and TOO_FAR in answered


def test_an_area_is_followed_from_its_beginning_to_what_was_granted(case: Case, browser: Client) -> None:
    member, by = member_of(case), members.officer_of(case)
    zone = own_zones.start_own(case=case, purpose="EXC_ZONE", by=member, now=builders.NOW)
    begun_only = read(browser, case)
    shape = reading.read("ST 580 720\nST 595 719\nST 597 726\nST 592 734\nST 589 727\nST 582 731").shape
    drawn = Drawn(shape, "Along the canal.", reason="home")
    version = own_zones.write(zone=zone, drawn=drawn, version=0, by=member, now=builders.NOW)
    waits = read(browser, case)
    place = reading.read_point("ST 58250 72150")
    assert place is not None
    zones.check(zone=zone, place=place, reason="", by=by, now=builders.later(minutes=1))
    own_zones.agree(zone=zone, content_hash=version.content_hash, given=True, by=member, now=builders.later(minutes=2))
    agreed = read(browser, case)
    zone_files.make(zone=zone, by=by, now=builders.later(minutes=3))
    made = read(browser, case)
    zones.grant(zone=zone, drawn=drawn, version=1, by=by, now=builders.later(minutes=4))

    assert "It is not drawn or described yet." in begun_only
    assert "It waits for you to say whether it may be shown." in waits
    assert "Your officer has it, and makes the map." in agreed
    assert "made the map for the people who decide" in made
    assert "It has been decided." in read(browser, case)


def test_a_question_is_followed_from_her_to_those_who_decide_and_names_nobody(case: Case, browser: Client) -> None:
    part = asked(case)
    to_answer = read(browser, case)
    consultations.give_views(part=part, text=VIEWS, by=member_of(case), now=builders.NOW)
    with_officer = read(browser, case)
    part.refresh_from_db()
    part.answered_at, part.answered_by = builders.later(1), members.officer_of(case)
    part.save()

    passed_on = read(browser, case)
    assert "It is with you." in to_answer
    assert VIEWS in with_officer and "Your officer has what you said" in with_officer
    assert VIEWS in passed_on and "was passed on to those who decide" in passed_on
    assert "Ford" not in passed_on and "Lowe" not in passed_on


def test_a_question_whose_time_is_over_does_not_blame_her(
    case: Case, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(case)
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(20))

    assert "You said nothing, and that is all right." in read(members.client_of(case), case)


def test_it_is_in_welsh_for_who_reads_welsh(case: Case) -> None:
    asked(case)
    taken(begun(case), "confirm", "send")

    page = read(members.client_of(case, language="cy"), case)

    assert "Beth a ddywedoch, a beth ddaeth ohono" in page
    assert "Gyda chi y mae." in page
    assert "What you said" not in page


def test_another_members_page_is_not_there(case: Case) -> None:
    assert members.client_of(builders.joined()).get(f"/your-page/{case.reference}/said/").status_code == 404
