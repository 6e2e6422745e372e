"""A statement on its way out: what gives somebody away is stopped until two people let it stand, and a bundle marks what it carries."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests import builders
from tests.casework.stated import (
    HOSPITAL,
    LAST_DAY,
    WORDS,
    approved,
    begun,
    by_of,
    joined,
    member_of,
    review_of,
    sent,
    written,
)
from victimcontact.casework import (
    access,
    bundles,
    leak_releases,
    own_statements,
    protection,
    statement_readers,
    statement_sending,
    statement_words,
    statements,
    withholding_rows,
)
from victimcontact.casework import non_disclosure as withheld
from victimcontact.casework.report_sending import Sent
from victimcontact.records.models import (
    Account,
    Bundle,
    BundleSending,
    Case,
    LeakRelease,
    Officer,
    Statement,
    StatementUse,
)
from victimcontact.scheme.moves import GuardNotMet

pytestmark = pytest.mark.django_db

TO_THE_BOARD = Sent("The Board's case team", "secure email")


@pytest.fixture
def case() -> Case:
    return joined()


@pytest.fixture
def statement(case: Case) -> Statement:
    return approved(written(begun(case, review_of(case))))


def naming(case: Case, text: str) -> Statement:
    """An approved statement that says this."""
    return approved(written(begun(case, review_of(case)), replace(WORDS, now=text)))


def let_stand(statement: Statement, by: Account, *, mark: int = 0) -> LeakRelease:
    return leak_releases.release_in_statement(
        statement=statement,
        mark=leak_releases.marks_of_statement(statement)[mark].key,
        reason="The judge has the same name.",
        content_hash=statement_words.latest(statement).content_hash,
        by=by,
        now=builders.NOW,
    )


def bundled(statement: Statement) -> Bundle:
    return bundles.make(case=statement.case, review=statement.review, by=by_of(statement.case), now=builders.NOW)


def gone(bundle: Bundle, by: Account, late: str = "") -> BundleSending:
    return bundles.record_sent(bundle=bundle, sent=TO_THE_BOARD, late=late, by=by, now=builders.NOW)


def test_a_name_in_it_goes_only_when_two_people_let_it_stand_r70_p111(case: Case) -> None:
    named = naming(case, f"Judge {case.person.family_name} asked me.")
    with pytest.raises(protection.GivesAway):
        sent(named)

    let_stand(named, by_of(case))
    with pytest.raises(protection.GivesAway):
        sent(named)
    with pytest.raises(leak_releases.ReleasedAlready):
        let_stand(named, by_of(case))
    let_stand(named, builders.officer().account)

    assert sent(named).recipient == "parole_board"


def test_an_address_in_it_stands_only_with_a_manager_r70(case: Case) -> None:
    line = case.person.addresses.get(replaced_at__isnull=True).lines[0]
    named = naming(case, f"It was at {line}.")
    let_stand(named, by_of(case))
    let_stand(named, builders.officer().account)
    without = leak_releases.unreleased_in(named)

    let_stand(named, Officer.objects.get(role="manager", unit=case.unit).account)

    assert without
    assert leak_releases.unreleased_in(named) == ()


def test_a_release_ends_with_any_change_of_the_words_and_is_for_what_was_read(case: Case) -> None:
    named = naming(case, f"Judge {case.person.family_name} asked me.")
    read = statement_words.latest(named).content_hash
    mark = leak_releases.marks_of_statement(named)[0].key
    for by in (by_of(case), builders.officer().account):
        let_stand(named, by)

    written(named, replace(WORDS, now=f"Judge {case.person.family_name} asked me twice."))

    assert leak_releases.unreleased_in(named)
    with pytest.raises(access.Stale):
        leak_releases.release_in_statement(
            statement=named, mark=mark, reason="A judge.", content_hash=read, by=by_of(case), now=builders.NOW
        )


def test_nobody_lets_words_of_a_statement_stand_without_a_reason_or_the_right_to(case: Case) -> None:
    named = naming(case, f"Judge {case.person.family_name} asked me.")
    about = {
        "statement": named,
        "mark": leak_releases.marks_of_statement(named)[0].key,
        "content_hash": statement_words.latest(named).content_hash,
        "now": builders.NOW,
    }

    with pytest.raises(leak_releases.NoReason):
        leak_releases.release_in_statement(**about, reason=" ", by=by_of(case))
    with pytest.raises(access.NotPermitted):
        leak_releases.release_in_statement(**about, reason="A judge.", by=builders.officer("administrator").account)
    with pytest.raises(access.NotFound):
        stranger = builders.officer(in_unit="exeter").account
        leak_releases.release_in_statement(**about, reason="A judge.", by=stranger)


def told_to_look_again(named: Statement) -> bool:
    return own_statements.ask_guard(statement=named, by=member_of(named.case), now=builders.NOW)


def test_she_is_told_to_look_again_only_while_nobody_let_it_stand(case: Case) -> None:
    named = naming(case, f"Judge {case.person.family_name} asked me.")
    before = told_to_look_again(named)
    for by in (by_of(case), builders.officer().account):
        let_stand(named, by)

    assert before
    assert not told_to_look_again(named)


def test_a_bundle_is_not_made_over_a_statement_that_gives_somebody_away(case: Case) -> None:
    named = naming(case, f"Judge {case.person.family_name} asked me.")
    with pytest.raises(protection.GivesAway):
        bundled(named)

    for by in (by_of(case), builders.officer().account):
        let_stand(named, by)

    assert bundled(named).statement == named


def test_a_statement_that_goes_in_a_bundle_is_sent_and_she_reads_of_it_in_both_languages(statement: Statement) -> None:
    bundle = bundled(statement)
    before = statement_readers.read_by(statement, "en")

    gone(bundle, by_of(statement.case))

    statement.refresh_from_db()
    use = StatementUse.objects.get(statement=statement)
    assert before == ()
    assert (statement.state, use.recipient, use.bundle, use.content) == ("sent", "parole_board", bundle, None)
    assert use.content_hash == statement_words.latest(statement).content_hash
    assert any("with the other papers" in line for line in statement_readers.read_by(statement, "en"))
    assert any("gyda’r papurau eraill" in line for line in statement_readers.read_by(statement, "cy"))
    assert statement_sending.document_of(statement).startswith(b"%PDF-")


def test_whoever_opens_a_bundle_has_read_the_statement_in_it(statement: Statement) -> None:
    bundle = bundled(statement)

    bundles.bundle_for(by_of(statement.case), bundle.reference, now=builders.NOW)

    assert any(line.startswith("Your officer read it") for line in statement_readers.read_by(statement, "en"))


def test_one_that_had_gone_before_has_now_gone_both_ways(statement: Statement) -> None:
    sent(statement)

    gone(bundled(statement), by_of(statement.case))

    statement.refresh_from_db()
    assert statement.state == "sent"
    assert [use.bundle is None for use in StatementUse.objects.order_by("pk")].count(True) == 1
    assert StatementUse.objects.count() == 2


def test_a_bundle_with_words_that_are_no_longer_hers_does_not_go(statement: Statement) -> None:
    bundle = bundled(statement)
    statements.withdraw(statement=statement, note="She said so.", by=by_of(statement.case), now=builders.NOW)

    with pytest.raises(statement_sending.Changed):
        gone(bundle, by_of(statement.case))

    assert not BundleSending.objects.exists()


def test_what_is_to_be_kept_from_the_prisoner_since_does_not_go_in_an_older_bundle(statement: Statement) -> None:
    bundle = bundled(statement)
    withheld.ask_own(
        case=statement.case, review=statement.review, choice="withdraw", by=member_of(statement.case), now=builders.NOW
    )
    assert withholding_rows.holds(statement.case, statement.review)

    with pytest.raises(GuardNotMet):
        gone(bundle, by_of(statement.case))


def test_after_the_last_day_a_bundle_with_a_statement_goes_only_by_a_manager_with_a_reason_r34(
    statement: Statement,
) -> None:
    bundle, later = bundled(statement), builders.later((LAST_DAY - builders.TODAY + timedelta(days=1)).days)
    late = {"bundle": bundle, "sent": TO_THE_BOARD, "now": later}
    manager = Officer.objects.get(role="manager", unit=statement.case.unit).account

    with pytest.raises(GuardNotMet):
        bundles.record_sent(**late, late="The post was late.", by=by_of(statement.case))
    with pytest.raises(GuardNotMet):
        bundles.record_sent(**late, by=manager)

    assert bundles.record_sent(**late, late="The post was late.", by=manager).who == TO_THE_BOARD.to


def test_the_tribunals_bundle_names_the_tribunal(case: Case) -> None:
    patient = joined(HOSPITAL)
    statement = approved(written(begun(patient, review_of(patient, "tribunal"))))

    gone(bundled(statement), by_of(patient))

    assert any("the tribunal" in line for line in statement_readers.read_by(statement, "en"))
