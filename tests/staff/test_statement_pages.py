"""A statement at the officers' site: written at dictation, read back, sent, asked back; and kept from the prisoner, step by step."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import LIFE, account_of, boxes, holder, in_days, in_hospital, opened, sentenced, visit
from victimcontact.casework import leak_releases, statement_words, statements
from victimcontact.casework.statement_words import Words
from victimcontact.records.models import AuditEntry, Case, Review, Statement, StatementUse, Withholding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

SAID = {"hurt": "I could not walk.", "now": "I do not sleep.", "if_released": ""}
CANARY = "Canarywords"


@pytest.fixture
def case() -> Case:
    return sentenced(**LIFE)


@pytest.fixture
def client(case: Case) -> Client:
    return visit(holder(case))


@pytest.fixture
def review(case: Case, client: Client) -> Review:
    review = opened(case)
    client.post(f"/reviews/{review.reference}/hearing/", boxes("hearing_on", in_days(120)))
    return review


@pytest.fixture
def statement(case: Case, review: Review) -> Statement:
    made: Statement = statements.start(case=case, review=review, by=account_of(case), now=timezone.now())
    version = statements.version_of(made)
    statements.write(statement=made, words=Words(**SAID), version=version, by=account_of(case), now=timezone.now())
    return made


def at(statement: Statement, page: str = "") -> str:
    return f"/statements/{statement.reference}/{page}"


def stands(statement: Statement) -> str:
    statement.refresh_from_db()
    return statement.state


def approve(client: Client, statement: Statement) -> None:
    client.post(at(statement, "ask-victim/"))
    client.post(at(statement, "approval/"), {"how": "in_person", "understood": "on"})


def test_an_officer_writes_down_three_answers_reads_them_back_and_sends_them(
    case: Case, client: Client, review: Review
) -> None:
    started = client.post(f"/cases/{case.reference}/statements/{review.reference}/")
    statement = Statement.objects.get()
    page = client.get(started["Location"]).content.decode()
    client.post(started["Location"], SAID | {"version": str(statements.version_of(statement))})
    client.post(at(statement, "ask-victim/"))
    unheard = client.post(at(statement, "approval/"), {"how": "in_person"}).content.decode()
    client.post(at(statement, "approval/"), {"how": "in_person", "understood": "on"})
    client.post(at(statement, "send/"), {"ready": "on"})

    assert "The prisoner can read your statement" in page
    for question in ("How were you hurt?", "How do you feel now?", "How would you feel if they were let out"):
        assert question in page
    assert "They can approve it only when they know who can read it" in unheard
    assert stands(statement) == "sent"
    assert StatementUse.objects.get().recipient == "parole_board"


def test_the_page_of_the_case_leads_to_it_and_offers_to_begin_one(case: Case, client: Client, review: Review) -> None:
    before = client.get(f"/cases/{case.reference}/being-heard/").content.decode()
    client.post(f"/cases/{case.reference}/statements/{review.reference}/")
    after = client.get(f"/cases/{case.reference}/being-heard/").content.decode()

    assert "Write down a statement" in before
    assert Statement.objects.get().reference in after and "Write down a statement" not in after


def test_nothing_written_is_not_given_to_anybody(case: Case, client: Client, review: Review) -> None:
    client.post(f"/cases/{case.reference}/statements/{review.reference}/")
    statement = Statement.objects.get()

    page = client.post(at(statement, "ask-victim/"), follow=True).content.decode()

    assert "Nothing is written yet." in page
    assert stands(statement) == "draft"


def test_two_officers_on_one_statement_overwrite_nothing(client: Client, statement: Statement) -> None:
    version = str(statements.version_of(statement))
    client.post(at(statement, "words/"), SAID | {"now": "It is worse.", "version": version})

    answer = client.post(at(statement, "words/"), SAID | {"now": "It is better.", "version": version})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "It is worse." in page and "It is better." in page
    assert statement_words.words_in(statement).now == "It is worse."


def test_a_tribunal_too_early_for_statements_is_told_in_words_and_begins_none_p77() -> None:
    case = in_hospital(restricted=True)
    client, review = visit(holder(case)), opened(case, "tribunal", application_made_on=date(2025, 6, 24))

    page = client.post(f"/cases/{case.reference}/statements/{review.reference}/", follow=True).content.decode()

    assert "The tribunal may not receive a statement in this case." in page
    assert "Here it was asked before that day." in page
    assert not Statement.objects.exists()


def test_a_tribunals_statement_says_what_it_may_be_used_for_p78() -> None:
    case = in_hospital(restricted=True)
    client, review = visit(holder(case)), opened(case, "tribunal", application_made_on=date(2025, 6, 25))

    page = client.post(f"/cases/{case.reference}/statements/{review.reference}/", follow=True).content.decode()

    assert "The tribunal may use it only to decide which rules" in page
    assert "The patient can read your statement" in page


def test_words_that_show_where_they_live_are_marked_and_do_not_go(client: Client, statement: Statement) -> None:
    version = str(statements.version_of(statement))
    client.post(at(statement, "words/"), SAID | {"now": "I live in BS99 9ZZ.", "version": version})
    approve(client, statement)

    page = client.get(at(statement)).content.decode()
    answer = client.post(at(statement, "send/"), {"ready": "on"}).content.decode()

    assert "<mark>BS99 9ZZ" in page
    assert "Something in it shows who or where the person is." in answer
    assert stands(statement) == "approved"


def test_marked_words_of_a_statement_go_once_two_people_let_them_stand(
    case: Case, client: Client, statement: Statement
) -> None:
    version = str(statements.version_of(statement))
    client.post(
        at(statement, "words/"), SAID | {"now": f"Judge {case.person.family_name} asked me.", "version": version}
    )
    approve(client, statement)
    (mark,) = leak_releases.marks_of_statement(statement)
    place = at(statement, f"marks/{mark.key}/")
    read = {"content_hash": statement_words.latest(statement).content_hash}

    missing = client.post(place, read | {"reason": ""}).content.decode()
    client.post(place, read | {"reason": "It is the judge."})
    twice = client.post(place, read | {"reason": "It is the judge."}).content.decode()
    client.post(at(statement, "send/"), {"ready": "on"})
    held = stands(statement)
    visit(builders.officer()).post(place, read | {"reason": "I looked it up."})
    client.post(at(statement, "send/"), {"ready": "on"})

    assert "Enter why these words may stand" in missing
    assert "The second one has to be somebody else." in twice
    assert (held, stands(statement)) == ("approved", "sent")
    assert "May stand" in client.get(at(statement, "marks/")).content.decode()


def test_a_manager_notes_why_a_child_may_be_in_the_room_p27(review: Review, statement: Statement) -> None:
    person = statement.case.person
    person.born_on = date(2012, 1, 1)
    person.save()
    client, manager = visit(holder(statement.case)), visit(builders.officer("manager"))
    sent = {"maker": "victim", "presentation": "victim_reads_in_room", "child_assisted": "no", "language": "en"}

    refused = client.post(at(statement, "giving/"), sent).content.decode()
    barred = client.get(at(statement, "in-the-room/")).status_code
    unsaid = manager.post(at(statement, "in-the-room/"), {"note": ""}).content.decode()
    manager.post(at(statement, "in-the-room/"), {"note": "She wants to be heard herself."})
    client.post(at(statement, "giving/"), sent)

    assert "Choose an answer from the list" in refused
    assert barred == 403
    assert "Enter why they may be in the room" in unsaid
    assert Statement.objects.get().presentation == "victim_reads_in_room"


def test_after_it_went_the_officer_asks_for_it_back_and_writes_down_the_answer(
    client: Client, statement: Statement
) -> None:
    approve(client, statement)
    client.post(at(statement, "send/"), {"ready": "on"})
    client.post(at(statement, "take-back/"), {"note": "She changed her mind."})
    unasked = client.post(at(statement, "ask-back/"), {"whom": ""}).content.decode()
    client.post(at(statement, "ask-back/"), {"whom": "The Board's case manager"})
    client.post(at(statement, "answer/"), {"answer": "removed"})

    assert "Enter whom you asked" in unasked
    assert stands(statement) == "taken_back"
    assert "They answered" in client.get(at(statement)).content.decode()


def test_the_document_is_a_file_with_a_name_that_says_nothing(client: Client, statement: Statement) -> None:
    answer = client.get(at(statement, "statement.pdf"))

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{statement.reference}.pdf"'
    assert answer.content.startswith(b"%PDF")


PAGES = ("", "words/", "giving/", "approval/", "send/", "take-back/", "ask-back/", "answer/", "statement.pdf")


def test_another_unit_finds_no_statement_and_an_administrator_may_not_read_one(statement: Statement) -> None:
    stranger, administrator = visit(builders.officer(in_unit="exeter")), visit(builders.officer("administrator"))

    assert {stranger.get(at(statement, page)).status_code for page in PAGES} == {404}
    assert {administrator.get(at(statement, page)).status_code for page in PAGES} == {403}


def test_every_look_is_written_down_and_no_word_of_it_is(
    client: Client, statement: Statement, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    client.post(at(statement, "words/"), SAID | {"now": CANARY, "version": str(statements.version_of(statement))})
    before = AuditEntry.objects.filter(what="statements.look").count()

    page = client.get(at(statement)).content.decode()

    trail = "".join(map(str, AuditEntry.objects.values_list("what", "subject", "data")))
    assert AuditEntry.objects.filter(what="statements.look").count() == before + 1
    assert CANARY in page and CANARY not in page.partition("</title>")[0]
    assert CANARY not in trail + caplog.text + "".join(capsys.readouterr())


# Keeping it from the prisoner.

GROUNDS = {
    "material": "All of it.",
    "harm": "health_or_welfare",
    "harm_feared": "He would look for her.",
    "why_nothing_less": "No part of it can be shown.",
}


@pytest.fixture
def wanted(case: Case, client: Client, review: Review) -> Withholding:
    client.post(f"/reviews/{review.reference}/non-disclosure/{case.reference}/", {"choice": "withdraw"})
    return Withholding.objects.get(case=case)


def of(row: Withholding, page: str = "") -> str:
    return f"/withholdings/{row.reference}/{page}"


def test_both_dates_and_the_choice_stand_on_the_page_p33_d4_p36(client: Client, wanted: Withholding) -> None:
    page = client.get(of(wanted)).content.decode()

    last = in_days(120 - 56)
    assert f"{last.day} {last:%B %Y}" in page
    assert "With the Secretary of State by" in page
    assert "Take the statement back" in page


@pytest.mark.parametrize("missing", GROUNDS)
def test_grounds_without_one_limb_are_refused_and_what_was_typed_stays_p34(
    client: Client, wanted: Withholding, missing: str
) -> None:
    page = client.post(of(wanted, "grounds/"), GROUNDS | {missing: "", "version": "1"}).content.decode()

    wanted.refresh_from_db()
    assert "There is a problem" in page
    assert missing == "harm_feared" or "He would look for her." in page
    assert wanted.state == "wanted"


def test_it_goes_its_way_to_the_boards_answer_and_the_choice_is_done(
    client: Client, statement: Statement, wanted: Withholding
) -> None:
    manager = visit(builders.officer("manager"))
    approve(client, statement)
    client.post(of(wanted, "grounds/"), GROUNDS | {"version": "1"})
    alone = client.post(of(wanted, "agree/")).status_code
    manager.post(of(wanted, "agree/"))
    held = client.post(at(statement, "send/"), {"ready": "on"}).content.decode()
    client.post(of(wanted, "pass-on/"), {"ready": "on"})
    client.post(of(wanted, "applied/"))
    page = client.post(of(wanted, "answer/"), {"answer": "disclose"}, follow=True).content.decode()

    assert alone == 403
    assert "It must not be placed in the dossier." in held
    assert "the statement is taken back" in page
    assert stands(statement) == "taking_back"
    assert client.get(of(wanted, "sensitive-part.pdf")).content.startswith(b"%PDF")


def test_the_paper_is_not_there_before_its_grounds(client: Client, wanted: Withholding) -> None:
    assert client.get(of(wanted, "sensitive-part.pdf")).status_code == 404


def test_another_unit_finds_nothing_of_it(wanted: Withholding) -> None:
    stranger = visit(builders.officer(in_unit="exeter"))

    pages = ("", "grounds/", "pass-on/", "answer/", "give-up/", "sensitive-part.pdf")
    assert {stranger.get(of(wanted, page)).status_code for page in pages} == {404}


def test_they_no_longer_want_it(client: Client, wanted: Withholding) -> None:
    client.post(of(wanted, "give-up/"), {"note": "She is not afraid any more."})

    wanted.refresh_from_db()
    assert wanted.state == "given_up"
