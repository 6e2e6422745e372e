"""A member writes their statement: nothing typed is lost, nothing is sent that they did not agree to, nobody else is there."""

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from tests import builders
from tests.casework.stated import HOSPITAL, joined
from tests.portal import members
from tests.portal.members import read, words_of
from tests.portal.whole import Whole, whole_case
from victimcontact.casework import statement_sending, statement_words, statements
from victimcontact.casework.reviews import Opening, open_review
from victimcontact.records.models import (
    Account,
    AuditEntry,
    Duty,
    Message,
    Statement,
    StatementTyping,
    StatementVersion,
    Withholding,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

CANARY = "Canarywords"


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(2))


@pytest.fixture
def checked(whole: Whole, settings: Settings) -> Client:
    """A browser whose forms must carry the mark that they are ours, as everybody's do."""
    settings.CSRF_FAILURE_VIEW = "victimcontact.portal.door.form_too_old"
    browser = Client(enforce_csrf_checks=True, REMOTE_ADDR=members.VISITOR)
    members.come_in(browser, own_account(whole))
    return browser


@pytest.fixture
def whole() -> Whole:
    return whole_case()


@pytest.fixture
def browser(whole: Whole) -> Client:
    return members.client_of(whole.case)


def own(whole: Whole, page: str = "") -> str:
    return f"/your-page/{whole.case.reference}/statements/{whole.statement.reference}/{page}"


def hidden(browser: Client, path: str, name: str) -> str:
    """What a form carries unseen, as the page was made."""
    found = re.search(rf'name="{name}" value="(\w+)"', browser.get(path).content.decode())
    assert found is not None
    return found[1]


def own_account(whole: Whole) -> Account:
    whole.case.person.refresh_from_db()
    assert whole.case.person.account is not None
    return whole.case.person.account


def saved(whole: Whole) -> str:
    return statement_words.words_in(whole.statement).now


@pytest.mark.parametrize("page", ["", "words/now/", "agree/"])
def test_who_reads_it_and_that_the_prisoner_can_stands_on_every_page_of_a_draft_p30(
    whole: Whole, browser: Client, page: str
) -> None:
    assert "The prisoner can read your statement, and so can their lawyer." in read(browser, own(whole, page))


def test_it_says_so_before_her_own_words_and_before_she_agrees(whole: Whole, browser: Client) -> None:
    page = read(browser, own(whole, "agree/"))

    assert page.index("The prisoner can read your statement") < page.index("I do not sleep.")
    assert page.index("I do not sleep.") < page.index("I agree to these words")


def test_without_scripts_the_button_saves(whole: Whole, browser: Client) -> None:
    path = own(whole, "words/now/")

    answer = browser.post(path, {"text": "I sleep\nagain.", "version": hidden(browser, path, "version")})

    assert answer["Location"] == own(whole)
    assert saved(whole).replace("\r\n", "\n") == "I sleep\nagain."
    assert "Your words are saved." in read(browser, own(whole))


def test_the_page_keeps_what_is_typed_and_shows_it_again_after_a_lost_connection(whole: Whole, browser: Client) -> None:
    path = own(whole, "words/now/")

    answer = browser.post(path + "typed/", {"text": "Half a sen", "version": hidden(browser, path, "version")})

    page = read(browser, path)
    assert answer.json() == {"version": int(hidden(browser, path, "version"))}
    assert "Half a sen" in page and "It is not saved yet: only you can see it." in page
    assert saved(whole) == "I do not sleep."
    assert "Not saved yet" in read(browser, own(whole))


def test_keeping_what_is_typed_is_no_look_and_floods_nothing(whole: Whole, browser: Client) -> None:
    path = own(whole, "words/now/")
    version = hidden(browser, path, "version")
    before = AuditEntry.objects.count()

    for number in range(20):
        version = str(browser.post(path + "typed/", {"text": "x" * number, "version": version}).json()["version"])

    written_down = AuditEntry.objects.order_by("id")[before:]
    assert [entry.what for entry in written_down] == ["own_statements.keep_typing"]


def test_in_a_second_window_both_texts_are_shown_and_nothing_is_overwritten(whole: Whole, browser: Client) -> None:
    path = own(whole, "words/now/")
    version = hidden(browser, path, "version")
    browser.post(path, {"text": "From the first window.", "version": version})

    kept = browser.post(path + "typed/", {"text": "From the second window.", "version": version})
    answer = browser.post(path, {"text": "From the second window.", "version": version})

    page = answer.content.decode()
    assert (kept.status_code, answer.status_code) == (409, 200)
    assert "From the first window." in page and "From the second window." in page
    assert saved(whole) == "From the first window."


def test_saving_a_second_time_is_then_a_choice(whole: Whole, browser: Client) -> None:
    path = own(whole, "words/now/")
    version = hidden(browser, path, "version")
    browser.post(path, {"text": "First.", "version": version})
    page = browser.post(path, {"text": "Second.", "version": version}).content.decode()
    now = re.search(r'name="version" value="(\d+)"', page)
    assert now is not None

    browser.post(path, {"text": "Second.", "version": now[1]})

    assert saved(whole) == "Second."
    assert list(StatementVersion.objects.filter(statement=whole.statement).values_list("number", flat=True)) == [
        1, 2, 3, 4,
    ]  # fmt: skip


def test_who_was_signed_out_meanwhile_gets_every_word_back(whole: Whole, browser: Client) -> None:
    path = own(whole, "words/now/")
    version = hidden(browser, path, "version")
    signed_out = Client(REMOTE_ADDR=members.VISITOR)

    answer = signed_out.post(path, {"text": "Two lines\nof mine", "version": version})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Two lines&#10;of mine" in page
    assert f'action="{path}"' in page and f'name="version" value="{version}"' in page
    assert "Sign in again" in page
    assert "I do not sleep." not in page, "whoever is not signed in sees nothing but what they sent"


def test_who_signed_in_again_in_another_window_saves_with_one_more_press(whole: Whole, checked: Client) -> None:
    path = own(whole, "words/now/")
    version = hidden(checked, path, "version")

    too_old = checked.post(path, {"text": "Mine.", "version": version, "csrfmiddlewaretoken": "x" * 64})
    mark = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', too_old.content.decode())
    assert mark is not None
    checked.post(path, {"text": "Mine.", "version": version, "csrfmiddlewaretoken": mark[1]})

    assert too_old.status_code == 403 and "Press “Save” once more." in words_of(too_old.content.decode())
    assert saved(whole) == "Mine."


def test_a_form_from_another_place_gives_nothing_back(whole: Whole, checked: Client) -> None:
    answer = checked.post(own(whole, "words/now/"), {"text": CANARY}, headers={"Origin": "https://evil.example.org"})

    assert answer.status_code == 403
    assert CANARY not in answer.content.decode()


def test_she_agrees_only_with_the_box_ticked_and_to_what_she_read_p31(whole: Whole, browser: Client) -> None:
    path = own(whole, "agree/")
    content_hash = hidden(browser, path, "content_hash")

    unticked = browser.post(path, {"content_hash": content_hash}).content.decode()
    write = own(whole, "words/now/")
    browser.post(write, {"text": "Other words.", "version": hidden(browser, write, "version")})
    old = browser.post(path, {"content_hash": content_hash, "understood": "on"})
    browser.post(path, {"content_hash": hidden(browser, path, "content_hash"), "understood": "on"})

    whole.statement.refresh_from_db()
    assert "Tick the box if you understand who can read them" in unticked
    assert old["Location"] == path
    assert whole.statement.state == "approved"
    assert Duty.objects.get(case=whole.case, what="get_statement_approved").standing == "kept"


def test_gentle_thoughts_are_shown_and_stop_nothing_p24(whole: Whole, browser: Client) -> None:
    path = own(whole, "words/now/")
    browser.post(path, {"text": "He should never be released.", "version": hidden(browser, path, "version")})

    assert "You may leave it as it is." in read(browser, own(whole))
    assert "I agree to these words" in read(browser, own(whole, "agree/"))


def test_how_it_is_to_be_heard_is_chosen_and_kept(whole: Whole, browser: Client) -> None:
    sent = {"presentation": "pre_recorded", "support_person": "My aunt", "language": "en"}

    browser.post(own(whole, "giving/"), sent)

    whole.statement.refresh_from_db()
    assert (whole.statement.presentation, whole.statement.support_person) == ("pre_recorded", "My aunt")
    assert "I record it before the hearing" in read(browser, own(whole))


def test_somebody_under_eighteen_is_not_offered_to_read_it_in_the_room_p27() -> None:
    whole = whole_case()
    type(whole.case.person).objects.filter(pk=whole.case.person.pk).update(born_on=builders.TODAY.replace(year=2011))
    browser = members.client_of(whole.case)

    page = browser.get(own(whole, "giving/")).content.decode()
    answer = browser.post(own(whole, "giving/"), {"presentation": "victim_reads_in_room", "language": "en"})

    assert 'value="victim_reads_in_room"' not in page and 'value="victim_reads_by_link"' in page
    assert answer.status_code == 200
    assert Statement.objects.get(pk=whole.statement.pk).presentation == ""


def test_she_asks_that_they_do_not_see_it_and_can_change_her_mind_p32_p36(whole: Whole, browser: Client) -> None:
    path = own(whole, "keep-from-them/")

    missing = browser.post(path, {"choice": ""}).content.decode()
    browser.post(path, {"choice": "undecided"})
    undecided = read(browser, own(whole))
    browser.post(path, {"choice": "withdraw"})
    chosen = read(browser, own(whole))
    browser.post(own(whole, "let-them-see/"))

    assert "Choose an answer" in missing
    assert "You asked us to have it kept from the person." in undecided
    assert "If the answer is no: take my statement back." in chosen
    assert Withholding.objects.get(case=whole.case).state == "given_up"


def test_she_takes_it_back_before_and_after_it_was_sent(whole: Whole, browser: Client) -> None:
    by, path = members.officer_of(whole.case), own(whole, "agree/")
    browser.post(path, {"content_hash": hidden(browser, path, "content_hash"), "understood": "on"})
    statement_sending.send(statement=whole.statement, by=by, now=builders.later(2))

    unsure = browser.post(own(whole, "take-back/"), {"sure": ""}).content.decode()
    browser.post(own(whole, "take-back/"), {"sure": "on"})
    asked = read(browser, own(whole))
    statement_sending.ask_back(statement=whole.statement, whom="The Board", by=by, now=builders.later(2))
    statement_sending.record_answer(statement=whole.statement, answer="removed_but_read", by=by, now=builders.later(2))

    assert "Tick the box if you want to take it back" in unsure
    assert "Your officer asks those who have it to remove it." in asked
    assert "They have removed it, but it had been read." in read(browser, own(whole))
    assert "It was sent to the Parole Board on 25 November 2026." in asked


def test_what_has_gone_is_read_and_not_written(whole: Whole, browser: Client) -> None:
    by, path = members.officer_of(whole.case), own(whole, "agree/")
    write = own(whole, "words/now/")
    version = hidden(browser, write, "version")
    browser.post(path, {"content_hash": hidden(browser, path, "content_hash"), "understood": "on"})
    statement_sending.send(statement=whole.statement, by=by, now=builders.later(2))

    answer = browser.post(write, {"text": "Late words", "version": version})

    assert "Late words" in answer.content.decode()
    assert "This cannot be changed any more." in answer.content.decode()
    assert saved(whole) == "I do not sleep."


def test_she_begins_one_for_a_review_she_was_told_of_and_for_no_other(whole: Whole, browser: Client) -> None:
    opening = Opening("recall_review", "PB-2")
    by = members.officer_of(whole.case)
    untold = open_review(sentence=whole.case.sentence, opening=opening, by=by, now=builders.NOW)
    path = f"/your-page/{whole.case.reference}/statements/begin/{untold.reference}/"

    before = browser.post(path).status_code
    for letter in Message.objects.filter(case=whole.case, telling__fact__data__review=untold.reference):
        members.approved(letter)
    page = read(browser, f"/your-page/{whole.case.reference}/statements/")
    after = browser.post(path)

    assert before == 404
    assert "Begin a statement" in page
    assert after.status_code == 302
    assert Statement.objects.get(review=untold).state == "with_victim"
    assert browser.post(path).status_code == 404


@pytest.mark.parametrize("part", ["nothing", "stamp", "id"])
def test_a_question_there_is_not_is_not_there(whole: Whole, browser: Client, part: str) -> None:
    assert browser.get(own(whole, f"words/{part}/")).status_code == 404


@pytest.mark.parametrize("sent", [{"version": "x"}, {}, {"version": "1", "text": "x" * 60_001}])
def test_nonsense_sent_to_be_kept_keeps_nothing(whole: Whole, browser: Client, sent: dict[str, str]) -> None:
    assert browser.post(own(whole, "words/now/typed/"), sent).status_code == 400
    assert not StatementTyping.objects.filter(text__isnull=False).exists()


def test_every_page_is_in_welsh_too(whole: Whole) -> None:
    browser = members.client_of(whole.case, language="cy")

    page = read(browser, own(whole, "agree/"))

    assert "Gall y carcharor ddarllen eich datganiad" in page
    assert "Sut rydych chi’n teimlo nawr?" in page
    assert "Read out loud" not in page


def test_her_words_are_in_no_address_title_log_or_trail(
    whole: Whole, browser: Client, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    path = own(whole, "words/now/")
    version = hidden(browser, path, "version")
    kept = browser.post(path + "typed/", {"text": CANARY, "version": version})
    late = browser.post(path, {"text": CANARY, "version": version})
    answer = browser.post(path, {"text": CANARY, "version": kept.json()["version"]})
    Client(REMOTE_ADDR=members.VISITOR).post(path, {"text": CANARY})
    page = browser.get(own(whole)).content.decode()

    assert late.status_code == 200
    assert CANARY not in answer["Location"]
    assert "<title>Your page</title>" in re.sub(r"\s*\n\s*", "", page)
    assert CANARY not in caplog.text
    assert CANARY not in "".join(capsys.readouterr())
    assert CANARY not in "".join(str(row) for row in AuditEntry.objects.values_list("what", "subject", "data"))
    assert saved(whole) == CANARY


def test_another_member_has_no_way_in(whole: Whole) -> None:
    stranger = members.client_of(builders.joined())

    for page in ("", "words/now/", "giving/", "agree/", "keep-from-them/", "take-back/"):
        assert stranger.get(own(whole, page)).status_code == 404
    assert stranger.post(own(whole, "words/now/typed/"), {"text": "x", "version": "1"}).status_code == 404
    assert stranger.post(own(whole, "words/now/"), {"text": "x", "version": "1"}).status_code == 404


def test_her_officers_looks_are_told_to_her_in_words(whole: Whole, browser: Client) -> None:
    by = members.officer_of(whole.case)
    before = read(browser, own(whole))
    statements.statement_for(by, whole.statement.reference, now=builders.later(1))

    assert "Nobody but you has read it yet." in before
    assert "Your officer read it on 24 November 2026." in read(browser, own(whole))


@pytest.mark.parametrize(("applied_on", "offered"), [(date(2025, 6, 24), False), (date(2025, 6, 25), True)])
@pytest.mark.parametrize(
    ("language", "why", "instead"),
    [
        ("en", "Here it was asked before that day.", "You can still ask for rules"),
        ("cy", "gofynnwyd iddo cyn y diwrnod hwnnw", "Gallwch ofyn o hyd am reolau"),
    ],
)
def test_before_the_law_the_page_says_why_there_is_no_statement_and_what_can_be_said_p77(
    applied_on: date, offered: bool, language: str, why: str, instead: str
) -> None:
    case = joined(HOSPITAL)
    client = members.client_of(case, language=language)
    statements_of_hers = f"/your-page/{case.reference}/statements/"
    opening = Opening("tribunal", "MH-1", application_made_on=applied_on)
    open_review(sentence=case.sentence, opening=opening, by=members.officer_of(case), now=builders.NOW)
    untold = read(client, statements_of_hers)
    for letter in Message.objects.filter(case=case):
        members.approved(letter)

    page = read(client, statements_of_hers)

    assert why not in untold
    assert ((why in page), (instead in page)) == (not offered, not offered)
    assert ("/statements/begin/" in client.get(statements_of_hers).content.decode()) is offered
