"""Join or ask without a letter: page by page, saved and taken up again, and the same answer for everybody."""

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests import builders
from tests.portal.joining import ANSWERS, PATH, posted, sent
from victimcontact.casework import enquiries
from victimcontact.casework.enquiries import Told
from victimcontact.portal.pages.join_forms import REGIONS as OFFERED
from victimcontact.records.models import Enquiry, EnquiryDraft
from victimcontact.scheme.regions import REGIONS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

ORDER = ("who", "wish", "you", "reach", "safe", "case", "needs")


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(minutes=1))


@pytest.fixture
def browser() -> Client:
    return Client(REMOTE_ADDR="192.0.2.7")


def page_of(answer: HttpResponse) -> str:
    """A page without what is of this form and this enquiry alone."""
    text = answer.content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|EN(?:-\w{4}){2}', "", text)


def at(answer: HttpResponse) -> str:
    found = re.search(r'name="at" value="(\w+)"', answer.content.decode())
    assert found is not None
    return found[1]


def up_to(step: str) -> dict[str, str]:
    wanted = ORDER[: ORDER.index(step) + 1]
    return {name: value for name, value in ANSWERS.items() if name.partition("-")[0] in wanted}


def told() -> Told:
    """What an officer reads of the one enquiry."""
    manager = builders.officer("manager").account
    shown = enquiries.enquiry_for(manager, Enquiry.objects.get().reference, now=builders.later(2))
    assert shown.told is not None
    return shown.told


def test_the_pages_follow_one_another_to_the_answers(browser: Client) -> None:
    pages = [browser.get(PATH), *(posted(browser, up_to(step), step) for step in ORDER)]

    assert [at(page) for page in pages] == [*ORDER, "end"]
    assert "Check your answers" in page_of(pages[-1])
    assert "My sister" in page_of(pages[-1])


def test_whoever_changes_the_language_keeps_what_was_answered_and_typed(browser: Client) -> None:
    half = {**up_to("wish"), "you-given_names": "Rhian", "you-family_name": ""}

    page = browser.post(f"{PATH}?language=cy", {**half, "at": "you", "seen": ["who", "wish"], "go": "stay"})
    back = browser.post(f"{PATH}?language=en", {**ANSWERS, "at": "end", "seen": list(ORDER), "go": "stay"})

    text = page.content.decode()
    assert (at(page), at(back)) == ("you", "end")
    assert 'lang="cy"' in text.partition("<head>")[0]
    assert 'value="Rhian"' in text
    assert '<input type="hidden" name="wish-wish" value="join">' in text
    assert "govuk-error" not in text
    assert "My sister" in page_of(back)


def test_no_page_that_is_shown_once_leads_away_to_the_other_language(browser: Client) -> None:
    pages = [posted(browser, up_to("safe"), "safe", save="yes"), sent(browser)]

    assert all("?language=" not in page_of(page) for page in pages)


def test_enter_goes_on_and_does_not_change_the_language(browser: Client) -> None:
    page = page_of(browser.get(PATH))

    first = re.findall(r'<button type="submit"[^>]*form="questions"[^>]*>', page)[0]
    assert "formaction" not in first
    assert "go" not in re.findall(r'name="(\w+)"', first)


def test_what_was_answered_is_what_an_officer_reads(browser: Client) -> None:
    builders.unit()

    page = sent(browser)

    said = told()
    assert (said.wish, said.given_names, said.reach_at) == ("join", "Rhian", "+447700900123")
    assert (said.others, said.safe_times, said.in_danger) == ("My sister", "Mornings", False)
    assert (said.offender, said.court) == ("Gareth Blake", "Bristol Crown Court")
    assert Enquiry.objects.get().reference in page.content.decode()


def test_nothing_is_kept_before_it_is_sent_or_saved(browser: Client) -> None:
    for step in ORDER:
        posted(browser, up_to(step), step)

    assert not Enquiry.objects.exists()
    assert not EnquiryDraft.objects.exists()


def test_the_answer_is_the_same_whether_there_is_a_case_or_not(browser: Client) -> None:
    case = builders.joined()
    known = {
        **ANSWERS,
        "you-given_names": case.person.given_names,
        "you-family_name": case.person.family_name,
        "case-offender": case.sentence.offender.full_name,
    }

    with_case, without = sent(browser, known), sent(browser)

    assert (with_case.status_code, page_of(with_case)) == (without.status_code, page_of(without))


def test_a_parent_is_asked_about_the_child_and_says_when_to_ask_again(browser: Client) -> None:
    child = {"harmed-acts_for": "Efa Tirion", "harmed-acts_for_born_on-year": ""}
    later = {"who-relationship": "parent", "wish-wish": "later", "wish-ask_again_at": ["parole", "release"]}

    page = posted(browser, {**up_to("you"), "who-relationship": "parent"}, "you")
    sent(browser, {**ANSWERS, **later, **child})

    assert at(page) == "harmed"
    assert (told().acts_for, told().ask_again_at) == ("Efa Tirion", ("parole", "release"))


@pytest.mark.parametrize(
    ("step", "changed", "says"),
    [
        ("wish", {"wish-wish": "later"}, "Choose when we may ask you again, or enter a day"),
        ("wish", {"wish-wish": "question"}, "Enter your question"),
        ("reach", {"reach-phone": "123"}, "Enter a telephone number"),
        ("safe", {"safe-others": ""}, "Enter who it could be"),
        ("case", {"case-offender": "", "case-court": "", "case-sentenced": ""}, "Enter at least one thing"),
    ],
)
def test_what_is_needed_is_asked_for(browser: Client, step: str, changed: dict[str, Any], says: str) -> None:
    page = posted(browser, {**up_to(step), **changed}, step)

    assert at(page) == step
    assert says in page.content.decode()


def test_who_does_not_want_to_be_reached_is_not_asked_how_and_is_told_to_call(browser: Client) -> None:
    none = {**ANSWERS, "reach-way": "none"}

    page = posted(browser, {name: value for name, value in none.items() if name in up_to("reach")}, "reach")
    done = sent(browser, none)

    assert at(page) == "case"
    assert (told().reach_at, told().others) == ("", "")
    assert "We do not get in touch with you" in done.content.decode()


def code_in(page: HttpResponse) -> str:
    found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", page.content.decode())
    assert found is not None
    return found[0]


def test_saved_answers_go_on_in_another_browser_where_they_stopped(browser: Client) -> None:
    code = code_in(posted(browser, up_to("safe"), "safe", save="yes"))

    page = Client(REMOTE_ADDR="192.0.2.9").post("/join/come-back/", {"code": code.lower()})

    assert at(page) == "case"
    assert 'value="My sister"' in page.content.decode()
    assert f'name="draft" value="{code.replace("-", "")}"' in page.content.decode()


def test_half_a_page_is_saved_too(browser: Client) -> None:
    half = {**up_to("wish"), "you-given_names": "Rhian"}
    code = code_in(posted(browser, half, "you", save="yes"))

    page = browser.post("/join/come-back/", {"code": code})

    assert at(page) == "you"
    assert 'value="Rhian"' in page.content.decode()


def test_the_code_is_not_kept_and_ends_when_it_is_sent(browser: Client) -> None:
    code = code_in(posted(browser, ANSWERS, "end", save="yes"))

    sent(browser, draft=code)

    assert not EnquiryDraft.objects.exists()
    page = browser.post("/join/come-back/", {"code": code})
    assert "This code is not right, or it has run out" in page.content.decode()


def test_saving_and_sending_are_stopped_calmly_when_they_are_too_many(browser: Client) -> None:
    answers = [sent(browser, {**ANSWERS, "you-given_names": f"A{number}"}) for number in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]


def test_no_address_and_no_session_holds_an_answer(browser: Client) -> None:
    page = sent(browser)

    assert page.request["QUERY_STRING"] == ""
    assert "portal_session" not in "".join(browser.cookies)
    assert not re.search(r'(?:href|action)="[^"]*(?:Rhian|Tirion|07700)', page.content.decode())


def test_every_region_can_be_chosen_by_its_name() -> None:
    assert [name for name, _words in OFFERED] == list(REGIONS)
