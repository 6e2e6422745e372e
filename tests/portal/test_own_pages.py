"""A member's own pages: what is theirs, changed at once, and read by nobody else."""

import re
from datetime import date

import pytest
from django.test import Client

from tests import builders
from tests.portal import members
from tests.portal.members import read
from tests.portal.whole import WORDS, Whole, whole_case
from victimcontact.casework import access, closings, condition_requests, notes, reports
from victimcontact.records.models import AuditEntry, Case, Message, Note
from victimcontact.scheme.standing import ClosingReason

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are opened two days after the made-up cases."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(2))


@pytest.fixture
def whole() -> Whole:
    return whole_case()


@pytest.fixture
def browser(whole: Whole) -> Client:
    return members.client_of(whole.case)


def own(whole: Whole, page: str = "") -> str:
    return f"/your-page/{whole.case.reference}/{page}"


def post(browser: Client, path: str, **sent: str) -> str:
    """Where a form leads, or the page with what is wrong."""
    answer = browser.post(path, sent)
    return str(answer.headers.get("Location") or answer.content.decode())


def test_the_page_says_what_happened_what_it_means_and_what_comes_next(whole: Whole, browser: Client) -> None:
    page = read(browser, own(whole))

    for part in (
        "A move to an open prison can now be looked at",
        "23 November 2026",
        "What this means",
        "What happens next",
    ):
        assert part in page
    assert "Your yearly letter should come by the end of November 2027." in page
    assert "0117 496 0101" in page


def test_what_waits_for_the_member_stands_first(whole: Whole, browser: Client) -> None:
    page = read(browser, own(whole))

    for part in (
        "Something for you to read and agree",
        "1 new message from your officer",
        "2 letters you have not opened",
    ):
        assert part in page


def test_a_letter_is_read_word_for_word_and_counts_as_received(whole: Whole, browser: Client) -> None:
    page = read(browser, own(whole, f"letters/{whole.letter.reference}/"))

    whole.letter.refresh_from_db()
    assert "This letter is about" in page
    assert whole.letter.state == "acknowledged"
    assert "1 letter you have not opened here" in read(browser, own(whole))


def test_a_letter_of_another_case_is_not_there(whole: Whole, browser: Client) -> None:
    other = builders.joined()
    letter = members.posted(Message.objects.get(case=other, document="L03"))

    answer = browser.get(own(whole, f"letters/{letter.reference}/"))

    letter.refresh_from_db()
    assert (answer.status_code, letter.state) == (404, "sent")


def test_a_draft_is_not_there(whole: Whole, browser: Client) -> None:
    draft = Message.objects.filter(case=whole.case, state="drafted")[0]

    assert browser.get(own(whole, f"letters/{draft.reference}/")).status_code == 404
    assert draft.content["title"] not in read(browser, own(whole, "letters/"))


def test_a_message_reaches_the_officer_and_its_answer_the_member(whole: Whole, browser: Client) -> None:
    leads_to = post(browser, own(whole, "messages/"), text="He wrote to me.")

    page = read(browser, own(whole, "messages/"))
    assert leads_to == own(whole, "messages/")
    assert "He wrote to me." in page
    assert "I call you in May." in page
    assert "call 999" in page
    assert Note.objects.filter(case=whole.case, from_member=True, read_at__isnull=True).count() == 1
    assert notes.unread_by_member(whole.case) == 0


def test_an_empty_message_is_not_sent(whole: Whole, browser: Client) -> None:
    before = Note.objects.count()

    assert "Write a message" in post(browser, own(whole, "messages/"), text="  ")
    assert Note.objects.count() == before


def test_a_choice_counts_at_once_and_is_confirmed(whole: Whole, browser: Client) -> None:
    sent = {"level": "annual", "channel": "email", "wants_representations": "no"}

    leads_to = post(browser, own(whole, "choices/change/"), **sent)

    page = read(browser, leads_to)
    whole.case.refresh_from_db()
    assert "Your choice is saved." in page
    assert "The month of release, and a letter once a year" in page
    assert (whole.case.level, whole.case.channel, whole.case.wants_representations) == ("annual", "email", False)


def test_a_choice_that_is_none_changes_nothing(whole: Whole, browser: Client) -> None:
    page = post(
        browser, own(whole, "choices/change/"), level="everything", channel="pigeon", wants_representations="no"
    )

    whole.case.refresh_from_db()
    assert "There is a problem" in page
    assert (whole.case.level, whole.case.channel) == ("key_stages", "letter")


def test_a_member_leaves_in_one_step_and_comes_back_in_one(whole: Whole, browser: Client) -> None:
    post(browser, own(whole, "choices/leave/"), sure="on")
    page = read(browser, own(whole, "choices/"))
    whole.case.refresh_from_db()
    left = whole.case.standing

    post(browser, own(whole, "choices/change/"), level="annual", channel="letter", wants_representations="yes")

    whole.case.refresh_from_db()
    assert "You left the scheme. You can come back." in page
    assert (left, whole.case.standing) == ("left", "joined")


def test_nobody_leaves_without_having_said_so(whole: Whole, browser: Client) -> None:
    page = post(browser, own(whole, "choices/leave/"), sure="")

    whole.case.refresh_from_db()
    assert "Tick the box if you want to leave" in page
    assert whole.case.standing == "joined"


def test_a_closed_case_can_be_read_and_not_changed(whole: Whole, browser: Client) -> None:
    by = members.officer_of(whole.case)
    condition_requests.withdraw(request=whole.rule, reason="It is over.", by=by, now=builders.later(1))
    closings.close(
        case=whole.case,
        reason=ClosingReason.SENTENCE_ENDED,
        note="",
        version=access.version_of(whole.case),
        by=members.officer_of(whole.case),
        now=builders.later(1),
    )

    post(browser, own(whole, "choices/change/"), level="annual", channel="letter", wants_representations="yes")

    page = read(browser, own(whole, "choices/"))
    whole.case.refresh_from_db()
    assert whole.case.standing == "closed"
    assert "This cannot be changed here as things stand." in page
    assert "Your case with us is closed." in page


def test_a_report_is_approved_only_with_the_box_ticked(whole: Whole, browser: Client) -> None:
    path = own(whole, f"reports/{whole.report.reference}/")
    page = browser.get(path).content.decode()
    found = re.search(r'name="content_hash" value="(\w+)"', page)
    assert found is not None

    unticked = post(browser, path, content_hash=found[1])
    ticked = post(browser, path, content_hash=found[1], understood="on")

    whole.report.refresh_from_db()
    assert "Tick the box if you understand who will read it" in unticked
    assert (ticked, whole.report.state) == (own(whole), "victim_approved")
    assert browser.get(path).status_code == 404


def test_the_member_is_told_who_reads_it_before_anything_else(whole: Whole, browser: Client) -> None:
    page = read(browser, own(whole, f"reports/{whole.report.reference}/"))

    assert page.index("The person it is about will normally see all of this") < page.index("She has not slept well")
    assert page.index("She has not slept well") < page.index("I agree to these words")


def test_words_that_were_changed_meanwhile_are_read_again_and_not_approved(whole: Whole, browser: Client) -> None:
    path = own(whole, f"reports/{whole.report.reference}/")
    old = reports.latest(whole.report).content_hash
    by = members.officer_of(whole.case)
    content = WORDS | {"concerns": "Something else."}
    reports.write(report=whole.report, content=content, version=2, by=by, now=builders.later(1))
    reports.ask_victim(report=whole.report, by=by, now=builders.later(1))

    leads_to = post(browser, path, content_hash=old, understood="on")

    whole.report.refresh_from_db()
    assert (leads_to, whole.report.state) == (path, "victim_review")
    assert "It has been changed since you opened it." in read(browser, path)


def test_changes_asked_for_stand_in_the_messages(whole: Whole, browser: Client) -> None:
    path = own(whole, f"reports/{whole.report.reference}/changes/")

    assert "Write what should be different" in post(browser, path, note="")
    assert post(browser, path, note="Leave out the street.") == own(whole)

    whole.report.refresh_from_db()
    assert whole.report.state == "changes_asked"
    assert "Leave out the street." in read(browser, own(whole, "messages/"))


def test_a_member_with_one_case_goes_straight_to_it_and_one_with_several_chooses(whole: Whole, browser: Client) -> None:
    straight = browser.get("/your-page/")
    second = builders.joined()
    Case.objects.filter(pk=second.pk).update(person=whole.case.person)

    choosing = browser.get("/your-page/").content.decode()

    assert straight["Location"] == own(whole)
    assert own(whole) in choosing
    assert f"/your-page/{second.reference}/" in choosing
    assert second.sentence.offender.full_name in choosing


def test_every_page_of_a_case_is_not_there_for_another_member(whole: Whole) -> None:
    stranger = members.client_of(builders.joined())

    answers = {
        path: (stranger.get(path).status_code, stranger.post(path, {}).status_code) for path in whole.addresses()
    }

    assert set(answers.values()) <= {(404, 404), (404, 405), (405, 404)}
    assert len(answers) == 33


def test_every_look_of_a_member_is_written_down(whole: Whole, browser: Client) -> None:
    before = AuditEntry.objects.filter(what="access.own_look").count()

    browser.get(own(whole))
    browser.get(own(whole, "choices/"))

    looks = AuditEntry.objects.filter(what="access.own_look", case_reference=whole.case.reference)
    assert looks.count() == before + 2


def test_a_day_that_has_passed_is_said_to_have_passed(
    whole: Whole, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "This day has passed." not in read(browser, own(whole))

    later = builders.later(15)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    browser = members.client_of(whole.case)

    assert later.date() > date(2026, 12, 3)
    assert "This day has passed. You can ask your officer about it." in read(browser, own(whole))
