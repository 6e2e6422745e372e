"""How a member says how they may be reached: looked at once more, counted at once, and shown to nobody who looks over a shoulder."""

from typing import Any

import pytest
from django.test import Client

from tests import builders
from tests.portal import members
from tests.portal.members import words_of
from victimcontact.casework import messages, notes, people, safe_contact, sign_ins
from victimcontact.records.models import Case, Fact, Message, SafeContactPlan
from victimcontact.scheme.safe_contact import Stop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

PHONE = {"phone": "", "phone_safe": "yes", "voicemail": "no", "text_safe": "no", "phone_seen_by": ""}


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(1))


@pytest.fixture
def case() -> Case:
    return builders.joined()


@pytest.fixture
def browser(case: Case) -> Client:
    return members.client_of(case)


def post(browser: Client, case: Case, page: str, checked: str = "yes", **sent: Any) -> Any:
    return browser.post(f"/your-page/{case.reference}/{page}", sent | ({"checked": checked} if checked else {}))


def read(browser: Client, case: Case, page: str = "reach/") -> str:
    return members.read(browser, f"/your-page/{case.reference}/{page}")


def may_go(case: Case, channel: str) -> bool:
    return safe_contact.verdict(case.person, channel, moment=builders.later(1)).may_go


def test_answers_are_shown_once_more_before_they_count(case: Case, browser: Client) -> None:
    plans = SafeContactPlan.objects.filter(person=case.person).count()

    page = post(browser, case, "reach/phone/", "", **PHONE | {"phone": "07700 900456"}).content.decode()
    back = post(browser, case, "reach/phone/", "no", **PHONE | {"phone": "07700 900456"}).content.decode()

    assert "Check your answers" in page
    assert "07700 900456" in words_of(page)
    assert 'value="07700 900456"' in back
    assert SafeContactPlan.objects.filter(person=case.person).count() == plans
    assert str(people.live_contact_point(case.person, "phone").value) == "+447700900123"


def test_a_new_number_counts_at_once_and_is_never_shown_whole(case: Case, browser: Client) -> None:
    leads_to = post(browser, case, "reach/phone/", **PHONE | {"phone": "07700 900456"})["Location"]

    page = browser.get(leads_to).content.decode()
    assert str(people.live_contact_point(case.person, "phone").value) == "+447700900456"
    assert "It is saved, and counts from now on." in page
    assert "… 456: we may call you" in words_of(page)
    assert "900456" not in page


def test_an_empty_number_keeps_the_one_we_have_and_what_nobody_asked_about_stands(case: Case, browser: Client) -> None:
    before = people.live_address(case.person)

    post(browser, case, "reach/phone/", **PHONE | {"phone_seen_by": "My sister"})

    phone = people.live_contact_point(case.person, "phone")
    assert (str(phone.value), str(phone.who_else_sees), phone.safety) == ("+447700900123", "My sister", "safe")
    assert people.live_address(case.person) == before


def test_post_that_is_said_not_to_be_safe_stops_a_letter_that_waits(case: Case, browser: Client) -> None:
    letter = Message.objects.get(case=case, document="L03")

    post(browser, case, "reach/post/", address_safe="no", address_seen_by="", plain_envelope="yes")

    with pytest.raises(safe_contact.NotSafe):
        messages.approve(message=letter, by=members.officer_of(case), now=builders.later(1))
    assert "We do not write to you by post" in read(browser, case)


def test_who_would_lose_their_only_way_in_is_told_so_and_keeps_it(case: Case, browser: Client) -> None:
    page = post(browser, case, "reach/email/", email="", email_safe="no", email_seen_by="").content.decode()

    assert "Your sign-in codes go there." in page
    assert people.live_contact_point(case.person, "email").safety == "safe"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("27 March", ["03-27"]), ("5 mawrth\n29 Feb", ["03-05", "02-29"]), ("3 12", ["12-03"]), ("", [])],
)
def test_days_to_avoid_are_typed_as_people_write_them(case: Case, browser: Client, typed: str, kept: list[str]) -> None:
    post(browser, case, "reach/when/", hours_from="9am", hours_to="5pm", dates_to_avoid=typed)

    plan = people.live_plan(case.person)
    assert plan.dates_to_avoid == kept
    assert "From 09:00 to 17:00" in read(browser, case)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"hours_from": "9am", "hours_to": "", "dates_to_avoid": ""}, "Enter both the earliest and the latest time"),
        ({"hours_from": "", "hours_to": "", "dates_to_avoid": "Tuesday"}, "Tuesday is not a day, such as 27 March"),
        ({"hours_from": "", "hours_to": "", "dates_to_avoid": "31 April"}, "31 April is not a day, such as 27 March"),
    ],
)
def test_what_cannot_be_a_time_or_a_day_is_said_and_nothing_changes(
    case: Case, browser: Client, sent: dict[str, str], said: str
) -> None:
    plans = SafeContactPlan.objects.filter(person=case.person).count()

    assert said in words_of(post(browser, case, "reach/when/", **sent).content.decode())
    assert SafeContactPlan.objects.filter(person=case.person).count() == plans


def test_the_language_and_the_format_of_letters_are_the_members_to_choose(case: Case, browser: Client) -> None:
    post(browser, case, "reach/words/", language="cy", letter_format="large_print")

    case.person.refresh_from_db()
    assert (case.person.language, case.person.letter_format) == ("cy", "large_print")


def test_danger_reaches_the_officer_as_something_to_answer_and_once(case: Case, browser: Client) -> None:
    post(browser, case, "reach/danger/", in_danger="yes")
    post(browser, case, "reach/danger/", in_danger="yes")

    said = [each.text for each in notes.between(case) if each.from_member]
    assert people.live_plan(case.person).in_danger
    assert len(said) == 1
    assert "somebody near me must not find out" in said[0]


def test_who_says_in_danger_that_somebody_reads_their_only_place_is_told_that_codes_go_nowhere(
    case: Case, browser: Client
) -> None:
    post(browser, case, "reach/danger/", in_danger="yes")

    sent = {"email": "", "email_safe": "yes", "email_seen_by": "My brother"}
    page = browser.get(post(browser, case, "reach/email/", **sent)["Location"]).content.decode()

    assert str(people.live_contact_point(case.person, "email").who_else_sees) == "My brother"
    assert "Codes go nowhere at the moment. Call your officer before you sign out." in page


def test_after_a_move_nothing_goes_to_the_old_address_and_areas_are_looked_at_again(
    case: Case, browser: Client
) -> None:
    lines = "2 Made-up Road\nCardiff\nCF99 9ZZ"

    page = browser.get(post(browser, case, "moved/", address=lines, address_safe="yes", address_seen_by="")["Location"])

    assert people.live_address(case.person).lines == ["2 Made-up Road", "Cardiff", "CF99 9ZZ"]
    assert Fact.objects.filter(case=case, kind="address_changed", source="portal").count() == 1
    assert "CF99" not in page.content.decode()


def test_who_gives_no_new_address_is_called_instead(case: Case, browser: Client) -> None:
    post(browser, case, "moved/", address="", address_safe="no", address_seen_by="")

    assert people.live_address(case.person) is None
    assert not may_go(case, "letter")
    assert may_go(case, "phone")


def test_who_wants_calls_only_is_sent_nothing_and_still_signs_in(case: Case, browser: Client) -> None:
    sent = {"level": "annual", "channel": "phone", "wants_representations": "no"}

    browser.post(f"/your-page/{case.reference}/choices/change/", sent)

    case.refresh_from_db()
    answers = {channel: may_go(case, channel) for channel in ("letter", "email", "text", "phone")}
    assert case.channel == "phone"
    assert answers == {"letter": False, "email": False, "text": False, "phone": True}
    assert Stop.ONLY_CALLS in safe_contact.verdict(case.person, "letter", moment=builders.later(1)).reasons
    where = sign_ins.Where("email", members.address_of(case))
    sign_ins.request_code(where=where, visitor="a", now=builders.later(1))
    assert members.waiting()[-1].to_address == members.address_of(case)


def test_nobody_is_to_be_called_whose_phone_is_not_safe(case: Case, browser: Client) -> None:
    people.set_contact_point(case.person, "phone", None, by=members.officer_of(case), now=builders.later(1))
    sent = {"level": "annual", "channel": "phone", "wants_representations": "no"}

    page = browser.post(f"/your-page/{case.reference}/choices/change/", sent).content.decode()

    case.refresh_from_db()
    assert "We have no phone number that is safe for you." in page
    assert case.channel == "letter"


def test_who_acts_for_a_member_sees_their_page_and_not_how_they_are_reached(case: Case, browser: Client) -> None:
    other = builders.joined()
    theirs = members.client_of(other)
    Case.objects.filter(pk=case.pk).update(representative=other.person)

    own = read(browser, case, "acting/")
    pages = [f"/your-page/{case.reference}/{page}" for page in ("", "reach/", "reach/phone/", "moved/", "acting/")]
    answers = [theirs.get(page).status_code for page in pages]
    changed = theirs.post(pages[2], PHONE | {"phone": "07700 900456", "checked": "yes"})

    assert other.person.full_name in own
    assert answers == [200, 404, 404, 404, 404]
    assert changed.status_code == 404
    assert str(people.live_contact_point(case.person, "phone").value) == "+447700900123"


def test_a_member_ends_it_at_once_that_somebody_acts_for_them(case: Case, browser: Client) -> None:
    other = builders.joined()
    theirs = members.client_of(other)
    Case.objects.filter(pk=case.pk).update(representative=other.person)

    browser.post(f"/your-page/{case.reference}/acting/")

    assert theirs.get(f"/your-page/{case.reference}/").status_code == 404
    assert "Nobody acts for you." in read(browser, case, "acting/")


def test_a_new_address_for_codes_is_confirmed_before_it_counts(case: Case, browser: Client) -> None:
    new = {"email": "new@example.org", "email_safe": "yes", "email_seen_by": "", "old_place_safe": "yes"}

    asked = post(browser, case, "reach/email/", **new).content.decode()
    wrong = post(browser, case, "reach/email/", **new, code="000000").content.decode()
    before = str(people.live_contact_point(case.person, "email").value)
    leads_to = post(browser, case, "reach/email/", **new, code=members.mailed_code("new@example.org"))["Location"]

    assert "we sent a code to n…@example.org" in words_of(asked)
    assert 'name="email" value="new@example.org"' in asked
    assert "This code is not right" in wrong
    assert before == members.address_of(case)
    assert str(people.live_contact_point(case.person, "email").value) == "new@example.org"
    assert "It is saved" in browser.get(leads_to).content.decode()
    assert "n…@example.org" in members.read(browser, "/ways-in/")


def test_a_number_for_texts_is_confirmed_before_anything_changes(case: Case, browser: Client) -> None:
    sent = PHONE | {"phone": "07700 900456", "text_safe": "yes"}

    page = post(browser, case, "reach/phone/", **sent).content.decode()

    assert "we sent a code to … 456" in words_of(page)
    assert members.waiting()[-1].to_address == "+447700900456"
    assert str(people.live_contact_point(case.person, "phone").value) == "+447700900123"


def test_another_code_is_sent_when_the_first_does_not_come(case: Case, browser: Client) -> None:
    new = {"email": "new@example.org", "email_safe": "yes", "email_seen_by": "", "old_place_safe": "no"}
    post(browser, case, "reach/email/", **new)
    first = members.mailed_code("new@example.org")

    page = post(browser, case, "reach/email/", **new, code="", again="yes").content.decode()

    assert "Error" not in words_of(page)
    assert "This code is not right" in post(browser, case, "reach/email/", **new, code=first).content.decode()


def test_whoever_changes_a_place_says_whether_the_old_one_may_be_told(case: Case, browser: Client) -> None:
    silent = {"email": "new@example.org", "email_safe": "yes", "email_seen_by": ""}

    page = post(browser, case, "reach/email/", **silent).content.decode()

    assert "Choose whether we may send a last note there" in page
    assert members.waiting() == []


def test_a_place_that_was_written_down_for_them_is_shown_as_not_confirmed(case: Case, browser: Client) -> None:
    way = people.WayGiven("+447700900456", safe=True)
    people.set_contact_point(case.person, "text", way, by=members.officer_of(case), now=builders.NOW)

    assert "No codes go here yet." in members.read(browser, "/ways-in/")
    assert "Text message: … 456" in members.read(browser, "/ways-in/")
