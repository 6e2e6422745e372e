"""What may happen to a report after it is written: put right without asking again, held, come back, used, replaced, taken back."""

from datetime import date
from typing import Any

import pytest
from asked_for import WORDING, taken
from asked_for import begun as asked
from written_reports import (
    HEARING,
    TO_THE_BOARD,
    approved,
    author,
    begun,
    checked,
    content,
    fresh,
    sent,
    words,
)

from tests import builders
from victimcontact.casework import (
    access,
    non_disclosure,
    report_corrections,
    report_files,
    report_guard,
    report_history,
    report_sending,
    reports,
    reviews,
    statements,
)
from victimcontact.casework.report_guard import CHECKLIST
from victimcontact.casework.statement_words import Words
from victimcontact.records.models import Account, CarriedApproval, Report, ReportFile
from victimcontact.scheme.moves import GuardNotMet, NotAllowed
from victimcontact.scheme.typing_slips import MoreThanTyping

pytestmark = pytest.mark.django_db

MOVED_TO = date(2027, 5, 5)


@pytest.fixture
def report() -> Report:
    return begun(concerns="She is afriad to go out.", **{k: v for k, v in words().items() if k != "concerns"})


def returned(report: Report) -> tuple[Report, Account]:
    """Approved, then sent back by the checker for a slip of typing."""
    ready, checker = approved(report), builders.officer().account
    reports.start_check(report=ready, by=checker, now=builders.NOW)
    reports.send_back(report=fresh(ready), note="afriad", by=checker, now=builders.NOW)
    return fresh(ready), checker


def corrected(report: Report, **changes: Any) -> Report:
    report_corrections.correct_typing(
        report=report, content=changes, version=report.version, by=author(report), now=builders.NOW
    )
    return fresh(report)


def test_a_slip_put_right_keeps_the_approval_and_is_kept_word_for_word(report: Report) -> None:
    sent_back, checker = returned(report)
    approved_hash = reports.latest(sent_back).content_hash

    after = corrected(sent_back, concerns="She is afraid to go out.")
    reports.pass_check(report=after, looked_at=CHECKLIST["R01"], by=checker, now=builders.NOW)

    assert (after.state, fresh(report).state) == ("checking", "checked")
    assert reports.latest(after).content_hash != approved_hash
    assert CarriedApproval.objects.get().differences == [["concerns", "afriad", "afraid"]]
    assert "Only slips of typing were put right" in str(reports.as_layout(fresh(report)))


@pytest.mark.parametrize(
    "change",
    [
        {"concerns": "She is not afraid to go out."},
        {"concerns": "Something else."},
    ],
    ids=["turned round", "new words"],
)
def test_what_is_more_than_typing_is_refused_and_nothing_changes(report: Report, change: dict[str, Any]) -> None:
    sent_back, _checker = returned(report)

    with pytest.raises(MoreThanTyping):
        corrected(sent_back, **change)

    assert (fresh(report).state, fresh(report).version) == ("returned", sent_back.version)


def test_typing_is_put_right_only_in_a_report_that_was_sent_back(report: Report) -> None:
    ready = approved(report)

    with pytest.raises(NotAllowed):
        corrected(ready, concerns="She is afraid to go out.")
    assert not CarriedApproval.objects.exists()


def test_putting_nothing_right_or_writing_over_somebody_else_is_refused(report: Report) -> None:
    sent_back, _checker = returned(report)

    with pytest.raises(report_corrections.NothingChanged):
        corrected(sent_back, concerns="She is afriad to go out.")
    sent_back.version -= 1
    with pytest.raises(access.Stale):
        corrected(sent_back, concerns="She is afraid to go out.")


def test_whoever_put_the_typing_right_cannot_check_it(report: Report) -> None:
    sent_back, checker = returned(report)
    report_corrections.correct_typing(
        report=sent_back,
        content={"concerns": "She is afraid to go out."},
        version=sent_back.version,
        by=checker,
        now=builders.NOW,
    )

    with pytest.raises(reports.OwnReport):
        reports.pass_check(report=fresh(report), looked_at=CHECKLIST["R01"], by=checker, now=builders.NOW)


def test_the_first_author_does_not_check_what_somebody_else_wrote_last(report: Report) -> None:
    other = builders.officer().account
    reports.write(report=report, content=words(), version=report.version, by=other, now=builders.NOW)
    ready = approved(fresh(report))

    with pytest.raises(reports.OwnReport):
        reports.start_check(report=ready, by=author(report), now=builders.NOW)


def test_a_moved_hearing_is_followed_without_a_new_approval_and_the_old_day_cannot_go(report: Report) -> None:
    ready = checked(approved(report))
    by = author(report)
    reviews.list_hearing(review=ready.review, hearing_on=MOVED_TO, by=by, now=builders.later(minutes=1))

    with pytest.raises(report_guard.OutOfDate):
        report_sending.submit(report=fresh(report), sent=TO_THE_BOARD, by=by, now=builders.NOW)
    report_corrections.bring_up_to_date(report=fresh(report), by=by, now=builders.NOW)
    gone = sent(fresh(report))

    assert gone.state == "submitted"
    assert content(gone)["hearing_on"] == MOVED_TO.isoformat()
    assert content(gone)["concerns"] == "She is afriad to go out."
    assert CarriedApproval.objects.get().differences == [["hearing_on", HEARING.isoformat(), MOVED_TO.isoformat()]]


def test_following_a_hearing_changes_no_word_and_no_author(report: Report) -> None:
    ready = approved(report)
    before = content(ready)
    reviews.list_hearing(review=ready.review, hearing_on=MOVED_TO, by=author(report), now=builders.later(minutes=1))

    report_corrections.bring_up_to_date(report=ready, by=builders.officer().account, now=builders.later(days=3))

    assert content(report) == before | {"hearing_on": MOVED_TO.isoformat()}
    assert report_history.is_approved(fresh(report))


def test_what_has_gone_keeps_the_day_it_named(report: Report) -> None:
    gone = sent(checked(approved(report)))
    reviews.list_hearing(review=gone.review, hearing_on=MOVED_TO, by=author(report), now=builders.later(minutes=1))

    with pytest.raises(NotAllowed):
        report_corrections.bring_up_to_date(report=gone, by=author(report), now=builders.NOW)
    assert content(gone)["hearing_on"] == HEARING.isoformat()


def test_a_statement_that_goes_along_since_is_told_of_without_a_new_approval(report: Report) -> None:
    ready, by = approved(report), author(report)
    statement = statements.start(case=ready.case, review=ready.review, by=by, now=builders.NOW)
    written = Words(hurt="She has not slept.")
    at = statements.version_of(statement)
    statements.write(statement=statement, words=written, version=at, by=by, now=builders.NOW)
    statements.ask_victim(statement=statement, by=by, now=builders.NOW)
    statements.record_approval(statement=statement, how="in_person", understood=True, by=by, now=builders.NOW)
    outdated = bool(report_guard.moved_on(ready, reports.latest(ready)))

    report_corrections.bring_up_to_date(report=ready, by=by, now=builders.NOW)

    assert outdated
    assert content(report)["statement_attached"] is True
    assert report_history.is_approved(fresh(report))


def test_what_is_asked_for_stands_in_the_report_and_a_later_request_needs_a_new_version(report: Report) -> None:
    by = author(report)
    taken(asked(report.case, review=report.review), "confirm")
    reports.write(report=report, content=words(), version=report.version, by=by, now=builders.NOW)
    ready = checked(approved(fresh(report)))
    taken(asked(report.case, condition="NC_UNNAMED", review=report.review), "confirm")

    with pytest.raises(report_guard.AskedOtherwise):
        sent(ready)

    assert [each["wording"] for each in content(report)["conditions"]] == [WORDING]


@pytest.mark.parametrize("events", [(), ("confirm", "withdraw")], ids=["not confirmed", "taken back"])
def test_what_the_victim_does_not_stand_by_is_in_no_report(report: Report, events: tuple[str, ...]) -> None:
    taken(asked(report.case, review=report.review), *events)

    reports.write(report=report, content=words(), version=report.version, by=author(report), now=builders.NOW)

    assert content(report)["conditions"] == []


def test_it_is_held_while_nobody_knows_what_to_do_if_the_board_refuses_and_goes_once_that_is_known(
    report: Report,
) -> None:
    by = author(report)
    non_disclosure.record(case=report.case, review=report.review, choice="", by=by, now=builders.NOW)
    held = checked(approved(report))

    with pytest.raises(GuardNotMet):
        sent(held)
    non_disclosure.record(case=report.case, review=report.review, choice="withdraw", by=by, now=builders.NOW)
    gone = sent(fresh(held))

    assert (held.state, gone.state) == ("held", "submitted")


def test_what_came_back_is_sent_again_and_counts_once(report: Report) -> None:
    gone = sent(checked(approved(report)))
    report_sending.record_bounce(report=gone, note="Mailbox full.", by=author(report), now=builders.NOW)

    again = sent(fresh(gone))

    assert again.state == "submitted"
    assert report.case.facts.filter(kind="submitted").count() == 1


def received(report: Report) -> Report:
    gone = sent(checked(approved(report)))
    report_sending.acknowledge(report=gone, receipt="R-1", by=author(report), now=builders.NOW)
    return fresh(gone)


def test_what_a_recipient_gives_back_can_be_put_right_in_its_typing_and_sent_again(report: Report) -> None:
    back = received(report)
    report_sending.record_given_back(report=back, note="A slip in section 5.", by=author(report), now=builders.NOW)

    after = corrected(fresh(back), concerns="She is afraid to go out.")
    reports.pass_check(report=after, looked_at=CHECKLIST["R01"], by=builders.officer().account, now=builders.NOW)
    sent(fresh(after))

    assert fresh(report).state == "submitted"
    assert ReportFile.objects.filter(report=report, form="pdf").values("content_hash").distinct().count() == 2


def test_seen_in_the_dossier_is_the_end_and_only_a_new_report_can_follow(report: Report) -> None:
    gone = received(report)
    report_sending.record_used(report=gone, where="Dossier, page 212", by=author(report), now=builders.NOW)

    with pytest.raises(NotAllowed):
        report_sending.withdraw(report=fresh(gone), note="Asked.", by=author(report), now=builders.NOW)
    new = report_sending.replace(report=fresh(gone), note="She has moved.", by=author(report), now=builders.NOW)

    assert (fresh(gone).state, new.state, new.version) == ("superseded", "draft", 1)
    assert content(new)["concerns"] == "She is afriad to go out."
    assert report_files.file_of(fresh(gone), "pdf").startswith(b"%PDF")


def test_a_replaced_report_needs_an_approval_of_its_own(report: Report) -> None:
    gone = sent(checked(approved(report)))

    new = report_sending.replace(report=gone, note="She thought again.", by=author(report), now=builders.NOW)

    assert not report_history.is_approved(new)


def test_after_taking_back_what_went_the_answer_is_waited_for_and_kept(report: Report) -> None:
    gone, by = sent(checked(approved(report))), author(report)
    report_sending.withdraw(report=gone, note="The Board was asked.", by=by, now=builders.NOW)
    waits = report_sending.awaits_removal(fresh(gone))

    with pytest.raises(GuardNotMet):
        report_sending.record_removal_answer(report=fresh(gone), answer=" ", by=by, now=builders.NOW)
    report_sending.record_removal_answer(
        report=fresh(gone), answer="Taken out, M. Hale.", by=by, now=builders.later(days=1)
    )

    assert (waits, report_sending.awaits_removal(fresh(gone))) == (True, False)
    assert reports.steps(gone)[-1].note == "Taken out, M. Hale."


def test_nobody_answers_for_what_never_went(report: Report) -> None:
    report_sending.withdraw(report=report, note="", by=author(report), now=builders.NOW)

    with pytest.raises(report_sending.NeverSent):
        report_sending.record_removal_answer(report=fresh(report), answer="x", by=author(report), now=builders.NOW)
