"""What members ask for at their door, and how it comes to the worker and back."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

import pytest
from pytest_django import Settings

from tests import builders
from tests.portal import members
from victimcontact.casework import cargo, errands, notes, own_sign_ins, sign_ins, wishes
from victimcontact.casework.access import NotFound
from victimcontact.casework.actions import NEEDS
from victimcontact.casework.errands import ACTS, Errand
from victimcontact.casework.wishes import Wish
from victimcontact.records.models import Account, Case, Note
from victimcontact.scheme.roles import GRANTS, Role

WRITE, CHOOSE = "victimcontact.casework.notes.write", "victimcontact.casework.wishes.choose"


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Corner:
    east: int
    note: str | None


@dataclass(frozen=True)
class Shape:
    corners: tuple[Corner, ...]
    on: date | None


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("Ŵ", str),
        (7, int),
        (0.5, float),
        (True, bool),
        (None, str | None),
        (date(2026, 11, 23), date),
        (datetime(2026, 11, 23, 10, tzinfo=UTC), datetime),
        (time(9, 30), time),
        (uuid.UUID(int=1), uuid.UUID),
        (b"\x00\xff", bytes),
        (Colour.RED, Colour),
        (("a", 2), tuple[str, int]),
        (frozenset({"a"}), frozenset[str]),
        ({"a": [1, 2]}, dict[str, list[int]]),
        (Shape((Corner(1, None), Corner(2, "x")), date(2026, 1, 1)), Shape),
        ({"free": [1, "text", None]}, Mapping[str, Any]),
    ],
)
def test_what_is_carried_comes_back_as_it_was(value: Any, hint: Any) -> None:
    assert cargo.unpacked(cargo.packed(value), hint) == value


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (1, str),
        ("1", int),
        (1, bool),
        (None, str),
        ("blue", Colour),
        ("tomorrow", date),
        ("x", uuid.UUID),
        ({"corners": "all"}, Shape),
        ({"on": None}, Shape),
        (["a"], str),
        ("x", Case),
        ({"a": 1}, object.__class__),
    ],
)
def test_what_a_verb_does_not_take_is_refused(value: Any, hint: Any) -> None:
    with pytest.raises(cargo.NotAsAgreed):
        cargo.unpacked(value, hint)


def test_what_cannot_be_carried_is_not_sent() -> None:
    with pytest.raises(TypeError, match="object"):
        cargo.packed(object())


def of_members() -> list[str]:
    return [name for name, act in ACTS.items() if act.anybody or NEEDS[name] in GRANTS[Role.MEMBER]]


def can_be_carried(hint: Any) -> bool:
    """Whether a sample of what a verb takes could be unpacked: refused because of the sample, never because of the hint."""
    samples: list[Any] = [None, "x", 1, 0.5, True, [], {}]
    for sample in samples:
        try:
            cargo.unpacked(sample, hint)
        except (cargo.NotAsAgreed, NotFound) as error:
            if str(hint) in str(error) and not isinstance(hint, type):
                return False
    return True


@pytest.mark.django_db
@pytest.mark.parametrize("name", of_members())
def test_everything_a_member_can_ask_for_says_what_it_takes_and_answers(name: str) -> None:
    hints = cargo.hints_of(ACTS[name].does)

    assert "return" in hints
    assert all(can_be_carried(hint) for hint in hints.values())


@pytest.fixture
def case() -> Case:
    case = builders.joined()
    members.activated(case)
    return case


def errand(act: str, by: Account | None, **given: Any) -> Errand:
    return Errand(act=act, account=by, given=cargo.packed(given), made_at=builders.NOW)


def done(asked: Errand) -> dict[str, Any]:
    return errands.answer_to(asked, now=builders.NOW)


@pytest.mark.django_db
def test_an_errand_is_the_verb_done_by_who_asked(case: Case) -> None:
    answer = done(errand(WRITE, case.person.account, case=case, text="Is there news?"))

    note = Note.objects.get(case=case)
    assert answer["answer"] == str(note.pk)
    assert (str(note.text), note.made_by) == ("Is there news?", case.person.account)


@pytest.mark.django_db
@pytest.mark.parametrize("given", [{"by": "somebody"}, {"now": "2020-01-01"}, {"of_nobody": 1}])
def test_who_asks_and_when_is_not_for_the_errand_to_say(case: Case, given: dict[str, Any]) -> None:
    asked = errand(WRITE, case.person.account, case=case, text="x")
    asked.given = asked.given | given

    assert done(asked)["refused"][1] == "NotAsAgreed"
    assert not Note.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("act", "refused"),
    [
        ("victimcontact.casework.units.add", "NotAsAgreed"),
        ("victimcontact.casework.access.cases_of", "NotAsAgreed"),
        ("os.system", "NotAsAgreed"),
        ("victimcontact.casework.contacts.log", "NotAsAgreed"),
        ("victimcontact.casework.members.nothing", ""),
    ],
)
def test_what_is_no_verb_is_not_done(case: Case, act: str, refused: str) -> None:
    answer = done(errand(act, case.person.account))

    assert "answer" not in answer
    assert answer.get("refused", ["", ""])[1] == refused


@pytest.mark.django_db
def test_a_verb_of_officers_is_refused_to_a_member_and_every_verb_to_nobody(case: Case) -> None:
    answer_of_officers = "victimcontact.casework.notes.answer"

    assert done(errand(answer_of_officers, case.person.account, case=case, text="x"))["refused"][1] == "NotPermitted"
    assert done(errand(WRITE, None, case=case, text="x"))["refused"][1] == "NotPermitted"


@pytest.mark.django_db
def test_a_failure_that_nobody_foresaw_says_nothing_of_itself(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_given: Any) -> None:
        raise RuntimeError("Canary")

    monkeypatch.setitem(ACTS, WRITE, errands.Act(broken, anybody=False))
    monkeypatch.setattr(cargo, "hints_of", lambda function: {"case": Case, "text": str, "return": None})

    assert done(errand(WRITE, case.person.account, case=case, text="x")) == {}


@pytest.fixture
def at_the_door(case: Case, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once there is a case, verbs that are called become errands; waiting takes no time."""
    settings.ROWS_OF_ONE_MEMBER = True
    monkeypatch.setattr(errands, "LOOKS", (0,))


@pytest.mark.django_db
@pytest.mark.usefixtures("at_the_door")
def test_what_the_worker_did_not_begin_in_time_it_does_not_do_later(case: Case, settings: Settings) -> None:
    with pytest.raises(errands.NotCarriedOut):
        notes.write(case=case, text="x", by=members_account(case), now=builders.NOW)
    settings.ROWS_OF_ONE_MEMBER = False

    assert not errands.carry_out_next(clock=lambda: builders.NOW)
    assert not Note.objects.exists()
    assert errands.forget_old(now=builders.later(minutes=2)) == 1


def members_account(case: Case) -> Account:
    account = case.person.account
    assert account is not None
    return account


@pytest.mark.django_db
@pytest.mark.usefixtures("portal_door")
def test_a_refusal_comes_back_as_the_exception_that_it_was(case: Case, settings: Settings) -> None:
    settings.ROWS_OF_ONE_MEMBER = True
    with pytest.raises(wishes.NothingChosen):
        wishes.choose(case=case, wish=Wish("join"), by=members_account(case), now=builders.NOW)
    settings.ROWS_OF_ONE_MEMBER = False


@pytest.mark.django_db
def test_who_ends_every_sign_in_ends_every_sitting(case: Case) -> None:
    account = members_account(case)
    entered = sign_ins.enter(mark=sign_ins.mark_of(where(case)), code=members.coded(case), now=builders.NOW)
    assert entered.sitting and account.sittings.count() == 2

    own_sign_ins.end_everywhere(by=account, now=builders.NOW)

    assert account.sittings.count() == 0


def where(case: Case) -> sign_ins.Where:
    return sign_ins.Where("email", members.address_of(case))
