"""How a member comes in: with the code of a letter once, then with a code by e-mail. Nobody else does."""

import pytest

from tests import builders
from tests.portal import members
from victimcontact.casework import access, attempts, own_sign_ins, people, sign_ins
from victimcontact.casework.people import WayGiven
from victimcontact.casework.sign_ins import Started, Where, WrongCode
from victimcontact.records.models import Account, Attempt, AuditEntry, Case, OneTimeCode, Person, WaitingMail

pytestmark = pytest.mark.django_db

SOON = builders.later(minutes=5)


@pytest.fixture
def case() -> Case:
    return builders.joined()


def mark(email: str) -> str:
    return sign_ins.mark_of(Where("email", email))


def enter(case: Case, code: str, *, minutes: int = 5) -> Account:
    return sign_ins.enter(mark=mark(members.address_of(case)), code=code, now=builders.later(minutes=minutes))


def first(case: Case, started: Started | None) -> Account:
    """Enter the first code of an activation."""
    code = members.mailed_code()
    return sign_ins.enter(mark=mark(members.address_of(case)), code=code, started=started, now=SOON)


def ask(email: str, *, visitor: str = members.VISITOR, minutes: int = 1) -> None:
    sign_ins.request_code(where=Where("email", email), visitor=visitor, now=builders.later(minutes=minutes))


@pytest.mark.parametrize("typed", ["as printed", "small letters", "without dashes", "with spaces"])
def test_the_code_of_the_letter_opens_however_it_is_typed(case: Case, typed: str) -> None:
    code = members.letter_code(case)
    ways = {
        "small letters": code.lower(),
        "without dashes": code.replace("-", ""),
        "with spaces": code.replace("-", " "),
    }

    began = sign_ins.begin_activation(code=ways.get(typed, code), visitor=members.VISITOR, now=SOON)

    assert began.language == case.person.language


def test_a_wrong_code_of_a_letter_opens_nothing_and_is_written_down(case: Case) -> None:
    members.letter_code(case)

    with pytest.raises(WrongCode):
        sign_ins.begin_activation(code="ABCD-EFGH-JKLM", visitor=members.VISITOR, now=SOON)
    assert AuditEntry.objects.filter(what="sign_ins.wrong_activation_code").count() == 1


def test_a_member_comes_in_with_the_code_that_was_sent_to_the_address_they_gave(case: Case) -> None:
    account = members.activated(case)

    entered = enter(case, members.coded(case))

    assert entered == account
    assert (account.is_member, account.has_usable_password(), account.email) == (True, False, None)


def test_the_code_of_the_letter_is_used_up_when_its_person_has_come_in_and_not_before(case: Case) -> None:
    code = members.letter_code(case)
    began = sign_ins.begin_activation(code=code, visitor="a", now=SOON)
    sign_ins.activate(started=began, where=Where("email", members.address_of(case)), now=builders.NOW)

    again = sign_ins.begin_activation(code=code, visitor="b", now=SOON)
    first(case, began)

    assert again == began
    with pytest.raises(WrongCode):
        sign_ins.begin_activation(code=code, visitor="c", now=SOON)
    with pytest.raises(WrongCode):
        sign_ins.activate(started=began, where=Where("email", "somebody@example.org"), now=SOON)


def test_a_mistyped_address_can_be_put_right_with_the_same_letter(case: Case) -> None:
    began = members.started(case)
    sign_ins.activate(started=began, where=Where("email", "mistyped@example.org"), now=builders.NOW)
    sign_ins.activate(started=began, where=Where("email", members.address_of(case)), now=builders.later(minutes=1))

    entered = first(case, began)

    assert Person.objects.get(account=entered) == case.person
    assert WaitingMail.objects.latest("made_at").to_address == members.address_of(case)
    with pytest.raises(WrongCode):
        sign_ins.enter(mark=mark("mistyped@example.org"), code=members.mailed_code(), now=SOON)


def test_the_first_code_opens_only_where_the_letter_was_entered(case: Case) -> None:
    began = members.started(case)
    sign_ins.activate(started=began, where=Where("email", members.address_of(case)), now=builders.NOW)
    other = members.started(builders.joined())

    for stranger in (None, other):
        with pytest.raises(WrongCode):
            first(case, stranger)

    assert first(case, began) == Person.objects.get(pk=case.person.pk).account


def test_a_place_gets_no_codes_before_one_that_went_there_was_entered(case: Case) -> None:
    began = members.started(case)
    sign_ins.activate(started=began, where=Where("email", members.address_of(case)), now=builders.NOW)
    WaitingMail.objects.all().delete()

    ask(members.address_of(case))

    assert members.waiting() == []


def test_the_code_of_a_letter_runs_out_after_28_days(case: Case) -> None:
    code = members.letter_code(case)

    with pytest.raises(WrongCode):
        sign_ins.begin_activation(code=code, visitor=members.VISITOR, now=builders.later(28))


@pytest.mark.parametrize("minutes", [10, 11, 60])
def test_a_code_by_email_runs_out_after_ten_minutes(case: Case, minutes: int) -> None:
    members.activated(case)
    code = members.coded(case)

    with pytest.raises(WrongCode):
        enter(case, code, minutes=minutes)


def test_a_code_by_email_works_once(case: Case) -> None:
    members.activated(case)
    code = members.coded(case)
    enter(case, code)

    with pytest.raises(WrongCode):
        enter(case, code, minutes=6)


def test_a_new_code_ends_the_one_before(case: Case) -> None:
    members.activated(case)
    earlier = members.coded(case)
    ask(members.address_of(case))
    members.waiting()

    with pytest.raises(WrongCode):
        enter(case, earlier)
    assert enter(case, members.mailed_code()) == case.person.account


def test_the_code_of_one_member_opens_nothing_for_another(case: Case) -> None:
    other = builders.joined()
    members.activated(case)
    code = members.coded(case)
    members.activated(other)

    with pytest.raises(WrongCode):
        enter(other, code)


def test_an_unknown_address_gets_no_email_and_no_other_answer(case: Case) -> None:
    members.activated(case)
    WaitingMail.objects.all().delete()

    ask("stranger@example.org")

    assert members.waiting() == []
    assert AuditEntry.objects.filter(what="sign_ins.code_asked").count() == 1


@pytest.mark.parametrize(
    ("seen_by", "in_danger", "codes"), [("partner", True, 0), ("", True, 1), ("partner", False, 1)]
)
def test_in_danger_no_code_goes_where_somebody_else_could_read_it_and_come_in(
    case: Case, seen_by: str, in_danger: bool, codes: int
) -> None:
    account = members.activated(case)
    email = members.address_of(case)
    builders.reachable(case, email=WayGiven(email, safe=True, who_else_sees=seen_by), in_danger=in_danger)
    WaitingMail.objects.all().delete()

    ask(email)

    assert len(members.waiting()) == codes
    assert len(own_sign_ins.places(account, now=SOON)) == codes


@pytest.mark.parametrize("known", [True, False])
def test_a_sixth_request_for_an_address_is_stopped_whether_or_not_it_is_known(case: Case, known: bool) -> None:
    members.activated(case)
    email = members.address_of(case) if known else "stranger@example.org"
    for visitor in range(5):
        ask(email, visitor=str(visitor))

    with pytest.raises(attempts.TooMany):
        ask(email, visitor="another")


@pytest.mark.parametrize("known", [True, False])
def test_a_sixth_code_for_an_address_is_stopped_even_if_it_is_right(case: Case, known: bool) -> None:
    members.activated(case)
    place = mark(members.address_of(case) if known else "stranger@example.org")
    right = members.coded(case)
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(5):
        with pytest.raises(WrongCode):
            sign_ins.enter(mark=place, code=wrong, now=SOON)

    with pytest.raises(attempts.TooMany):
        sign_ins.enter(mark=place, code=right, now=SOON)


def test_a_success_ends_the_counting(case: Case) -> None:
    members.activated(case)
    for _ in range(4):
        with pytest.raises(WrongCode):
            enter(case, "not a code")

    enter(case, members.coded(case))

    assert not Attempt.objects.filter(what="code-entry").exists()


def test_tries_are_counted_anew_after_a_quarter_of_an_hour() -> None:
    for _ in range(5):
        attempts.count("code", "somebody", now=builders.NOW)

    with pytest.raises(attempts.TooMany):
        attempts.count("code", "somebody", now=builders.later(minutes=14))
    attempts.count("code", "somebody else", now=builders.later(minutes=14))
    attempts.count("code", "somebody", now=builders.later(minutes=15))


def test_a_visitor_who_tries_letter_codes_is_stopped_at_the_sixth_even_with_a_right_one(case: Case) -> None:
    right = members.letter_code(case)
    for _ in range(5):
        with pytest.raises(WrongCode):
            sign_ins.begin_activation(code="ABCD-EFGH-JKLM", visitor="guesser", now=SOON)

    with pytest.raises(attempts.TooMany):
        sign_ins.begin_activation(code=right, visitor="guesser", now=SOON)
    assert sign_ins.begin_activation(code=right, visitor="somebody else", now=SOON)


def test_a_closed_account_can_neither_ask_for_a_code_nor_use_one(case: Case) -> None:
    account = members.activated(case)
    code = members.coded(case)
    WaitingMail.objects.all().delete()
    Account.objects.filter(pk=account.pk).update(is_active=False)

    ask(members.address_of(case))

    assert members.waiting() == []
    assert sign_ins.member(str(account.pk)) is None
    with pytest.raises(WrongCode):
        enter(case, code)


def test_an_officer_is_no_member_and_gets_no_code() -> None:
    officer = builders.officer()

    ask(str(officer.account.email))

    assert sign_ins.member(str(officer.account.pk)) is None
    assert members.waiting() == []


def test_an_address_that_was_replaced_no_longer_opens(case: Case) -> None:
    members.activated(case)
    new = people.PlanWanted(email=people.WayGiven("new@example.org", safe=True))
    people.record_safe_contact(
        case=case, plan=new, version=access.version_of(case), by=members.officer_of(case), now=builders.NOW
    )

    ask(members.address_of(case))
    ask("new@example.org", visitor="b")

    assert members.waiting() == []  # and the one their officer wrote down opens nothing before they confirm it


def test_what_a_session_keeps_of_an_address_is_not_the_address(case: Case) -> None:
    assert mark("Rhian@Example.org ") == mark("rhian@example.org")
    assert "rhian" not in mark("rhian@example.org")


def test_no_code_and_no_address_stands_readable_in_the_database(case: Case) -> None:
    members.activated(case)
    code, mail = members.coded(case), WaitingMail.objects.latest("made_at")

    stored = WaitingMail.objects.filter(pk=mail.pk).values("to_address", "subject", "body").get()

    assert members.address_of(case).encode() not in bytes(stored["to_address"])
    assert code.encode() not in bytes(stored["body"]) + bytes(OneTimeCode.objects.latest("made_at").digest)
    assert mail.subject == "Your code"
