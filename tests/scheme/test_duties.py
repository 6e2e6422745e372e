"""What is owed: worked cases, and what no table shows. A row that is missing here is a silence nobody notices."""

from datetime import date

import pytest

from tests.scheme import (
    duty_cases_contact,
    duty_cases_contract,
    duty_cases_contract_later,
    duty_cases_decisions,
    duty_cases_hospital,
    duty_cases_licence,
    duty_cases_order,
    duty_cases_outcomes,
    duty_cases_parole,
    duty_cases_reoffers,
    duty_cases_same_day,
    duty_cases_settings,
    duty_cases_wishes,
)
from tests.scheme.duty_cases import WorkedCase, expected_of, facts_from, found_of, ledger_of
from victimcontact.scheme.calendar import BeyondHorizon
from victimcontact.scheme.duties import CaseTerms, Duty, Fact, FactAfterQuestion, owed
from victimcontact.scheme.duties.referral import old_first_contact_due
from victimcontact.scheme.switches import SHIPPED

pytestmark = pytest.mark.pure

TABLES = (
    duty_cases_contract,
    duty_cases_contract_later,
    duty_cases_same_day,
    duty_cases_settings,
    duty_cases_contact,
    duty_cases_wishes,
    duty_cases_reoffers,
    duty_cases_outcomes,
    duty_cases_parole,
    duty_cases_decisions,
    duty_cases_licence,
    duty_cases_order,
    duty_cases_hospital,
)
CASES = [case for table in TABLES for case in table.CASES]

JOINED = "wish 2026-05-20 wish=join level=key_stages id=joined"
LIFE = "sentenced 2019-05-07 kind=life"
OPENED = "review_opened 2026-10-01 review=p1 kind=parole id=opened"
LISTED = "hearing_listed 2026-12-02 review=p1 hearing_on=2027-03-24 id=listed"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_ledger_of_a_worked_case_holds_these_rows_and_no_others_of_their_kind(case: WorkedCase) -> None:
    assert found_of(case) == expected_of(case)


def test_no_two_worked_cases_have_one_title() -> None:
    titles = [case.title for case in CASES]

    assert len(titles) == len(set(titles))


def rows(on: str, *lines: str, route: str = "A", level: str = "key_stages") -> list[Duty]:
    return list(ledger_of(WorkedCase("", on=on, facts=lines, rows=(), route=route, level=level)))


def row(what: str, duties: list[Duty]) -> Duty:
    found = [duty for duty in duties if duty.what == what]
    assert len(found) == 1, found
    return found[0]


def test_a_row_says_what_to_do_by_when_and_on_what_authority() -> None:
    statement = row("send_statement_to_parole_board", rows("2026-12-02", LIFE, JOINED, OPENED, LISTED))

    assert statement == Duty(
        key="P28:send_statement_to_parole_board:listed:2027-03-24",
        rule="P28",
        what="send_statement_to_parole_board",
        about="p1",
        owed_by="victim_liaison_officer",
        opens_on=None,
        due_on=date(2027, 2, 24),
        last_on=date(2027, 2, 24),
        standing="open",
        source="GOV.UK: make a statement to the Parole Board",
        text="Send the victim’s statement to the Parole Board, at the latest on 24 February 2027,"
        " for the hearing on 24 March 2027.",
    )


def test_a_kept_row_names_the_fact_that_proves_it() -> None:
    duties = rows("2027-02-12", LIFE, JOINED, OPENED, LISTED, "submitted 2027-02-10 review=p1 document=R01 id=sent")

    assert row("send_statement_to_parole_board", duties).kept_by == "sent"


def test_a_row_whose_date_moved_names_the_row_that_took_its_place_and_what_moved_it() -> None:
    moved = "hearing_deferred 2027-01-11 review=p1 hearing_on=2027-05-12 id=moved"
    duties = rows("2027-01-12", LIFE, JOINED, OPENED, LISTED, moved)

    old, new = [duty for duty in duties if duty.rule == "P28"]

    assert (old.standing, old.superseded_by, old.ended_by) == ("superseded", new.key, "moved")
    assert new.superseded_by is None


def test_a_row_that_ended_because_the_person_left_has_no_successor() -> None:
    duties = rows("2026-12-08", LIFE, JOINED, OPENED, LISTED, "wish 2026-12-07 wish=leave id=left")

    statement = row("send_statement_to_parole_board", duties)

    assert (statement.standing, statement.superseded_by, statement.ended_by) == ("superseded", None, "left")


def test_a_row_that_hung_on_a_withdrawn_fact_names_the_withdrawal() -> None:
    duties = rows("2026-12-08", "recalled 2026-12-01 id=wrong", "withdrawn 2026-12-03 withdraws=wrong id=back")

    assert {(duty.standing, duty.ended_by, duty.kept_by) for duty in duties} == {("superseded", "back", None)}


@pytest.mark.parametrize(("commenced_on", "says_six_months"), [(date(2026, 6, 1), True), (date(2026, 6, 2), False)])
def test_six_months_for_a_lenient_sentence_are_named_only_where_the_act_was_in_force_on_the_day(
    commenced_on: date, says_six_months: bool
) -> None:
    """P105, P8."""
    case = WorkedCase("", on="2026-06-05", facts=["sentenced 2026-06-01"], rows=(), switches={"SW-VCA26": commenced_on})

    window = row("explain_unduly_lenient_window", list(ledger_of(case)))

    assert ("six months" in window.text) is says_six_months
    assert window.last_on == date(2026, 6, 29)


def test_welsh_letters_change_no_date() -> None:
    """R77."""
    facts = facts_from([LIFE, JOINED, OPENED, LISTED])
    on = date(2026, 12, 2)

    english, welsh = (
        owed(CaseTerms("A", "key_stages", welsh=welsh), facts, on=on, law=SHIPPED) for welsh in (False, True)
    )

    assert english == welsh


def test_a_fact_of_tomorrow_is_refused() -> None:
    with pytest.raises(FactAfterQuestion, match="2026-12-03"):
        owed(
            CaseTerms("A", "key_stages"),
            [Fact("released", date(2026, 12, 3), "f1")],
            on=date(2026, 12, 2),
            law=SHIPPED,
        )


@pytest.mark.parametrize(
    ("on", "fact"),
    [
        ("2029-01-02", "referred 2026-12-01"),
        ("2028-12-20", "referred 2028-12-20"),
        ("2028-12-01", "hearing_listed 2028-11-01 review=p1 hearing_on=2028-12-28"),
        ("2026-12-02", "sentenced 1974-12-30 kind=life"),
    ],
)
def test_a_duty_whose_working_days_nobody_knows_is_refused_and_not_guessed(on: str, fact: str) -> None:
    with pytest.raises(BeyondHorizon):
        rows(on, fact)


def test_a_sentence_before_the_published_table_is_history_and_is_answered() -> None:
    duties = rows("2026-12-02", "sentenced 2012-06-01 kind=life", "referred 2012-06-06")

    assert row("refer_victim", duties).due_on == date(2012, 6, 19)
    assert row("make_first_contact", duties).due_on == date(2012, 7, 4)


def test_an_id_a_contact_cannot_be_about_keeps_nothing() -> None:
    duties = rows(
        "2026-12-03", "released 2026-12-01", "contact 2026-12-02 channel=phone outcome=completed about=nobody-knows"
    )

    assert row("make_contact_about_outcome", duties).standing == "late"


def test_contacts_that_are_about_one_another_are_read_without_end() -> None:
    duties = rows(
        "2026-12-03",
        "released 2026-12-01",
        "contact 2026-12-02 channel=phone outcome=completed id=a about=b",
        "contact 2026-12-02 channel=phone outcome=completed id=b about=a",
    )

    assert row("make_contact_about_outcome", duties).standing == "kept"


@pytest.mark.parametrize(
    ("sentenced_on", "due_on"),
    [
        (date(2021, 3, 31), date(2021, 6, 1)),
        (date(2019, 12, 23), date(2020, 2, 20)),
        (date(2021, 4, 1), None),
    ],
)
def test_reports_count_old_sentences_from_the_sentence_and_nothing_is_owed_by_it_r26(
    sentenced_on: date, due_on: date | None
) -> None:
    assert old_first_contact_due(sentenced_on) == due_on
    assert [
        duty.rule for duty in rows("2026-12-02", f"sentenced {sentenced_on}") if duty.what == "make_first_contact"
    ] == []
