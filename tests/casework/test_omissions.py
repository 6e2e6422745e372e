"""What the gate would tell and somebody withholds for a time: all of it, or an item; nothing of it reaches the member meanwhile (R84)."""

from datetime import date
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import access, message_words, news, omissions, previews, reach, stages, tellings, worklists
from victimcontact.casework.omissions import LeftOut
from victimcontact.casework.stages import Happened
from victimcontact.casework.tellings import Settlement
from victimcontact.records.models import Account, Case, Duty, Message, Telling

pytestmark = pytest.mark.django_db

FRIDAY, LATER_ON = date(2026, 11, 20), date(2026, 12, 1)
NOT_NOW = Settlement(tell=False, reason="Her daughter marries this week; she asked us to wait.", look_again_on=LATER_ON)
TELL = Settlement(tell=True, reason="The week is over.")
MONTH = "May 2027"


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def told(case: Case, code: str = "release_date_set", **details: Any) -> Telling:
    details = details or ({"release_on": "2027-05-11"} if code == "release_date_set" else {})
    fact = stages.record(
        sentence=case.sentence, happened=Happened(code, FRIDAY, details), by=by_of(case), now=builders.NOW
    )
    return Telling.objects.get(case=case, fact=fact)


def letters(telling: Telling) -> list[tuple[str, bool]]:
    """The letters of a telling in their order: where each stands, and whether it names the month."""
    rows = telling.messages.order_by("made_at", "reference").exclude(state="stopped")
    return [(row.state, MONTH in message_words.as_composed(row).plain_text()) for row in rows]


def gone(telling: Telling) -> None:
    Message.objects.filter(telling=telling, state="drafted").update(
        state="sent", approved_by=by_of(telling.case), approved_at=builders.NOW
    )


def left_out(telling: Telling, *items: str, now: int = 0, **more: Any) -> Telling:
    wanted = LeftOut(items, **({"reason": "Not before the hearing.", "look_again_on": LATER_ON} | more))
    return omissions.choose(telling=telling, wanted=wanted, by=by_of(telling.case), now=builders.later(now))


def asked(case: Case, on: date) -> list[tuple[str, str]]:
    """What of tellings stands on the officer's list."""
    items = worklists.listed(by_of(case), worklists.Filters(), on=on).items
    return [(item.text, item.waits_for) for item in items if item.kind == "telling"]


def duties_of(case: Case, telling: Telling) -> set[str]:
    return set(Duty.objects.filter(case=case, key__contains=str(telling.fact_id)).values_list("standing", flat=True))


def test_an_item_left_out_is_in_no_letter_and_in_nothing_a_page_reads_until_it_is_told() -> None:
    telling = told(builders.joined())
    assert letters(telling) == [("drafted", True)]

    without = left_out(telling, "release_on")

    assert (letters(telling), without.told) == ([("drafted", False)], {})
    again = left_out(telling, now=1)
    assert (letters(telling), again.told) == ([("drafted", True)], {"release_month": "2027-05"})
    assert again.look_again_on is None


def test_whoever_approves_reads_who_left_it_out_why_and_until_when() -> None:
    case = builders.joined()
    telling = told(case)
    left_out(telling, "release_on")
    message = Message.objects.get(telling=telling, state="drafted")

    (why,) = (
        text for item, text in previews.of(message, by_of(case), now=builders.NOW).withheld.items() if "hearing" in text
    )

    assert case.officer is not None
    assert why == f"{case.officer.name} leaves it out until 1 December 2026: Not before the hearing."
    (line,) = reach.of_case(case)
    assert (line.state, line.until) == ("drafted", LATER_ON)


def test_on_its_day_what_was_left_out_is_work_and_not_before() -> None:
    case = builders.joined()
    left_out(told(case), "release_on")

    assert asked(case, date(2026, 11, 30)) == []
    assert asked(case, LATER_ON) == [("Look again at what is withheld: release date set", "")]


def test_after_the_letter_has_gone_nothing_more_can_be_left_out_and_what_was_can_be_told() -> None:
    telling = told(builders.joined(), "release_date_changed", release_on="2027-05-11", previous_release_on="2027-02-01")
    left_out(telling, "release_on")
    gone(telling)

    with pytest.raises(omissions.HasGone):
        left_out(telling, "release_on", "previous_release_on")
    left_out(telling, "release_on", now=1, look_again_on=date(2026, 12, 20))
    assert letters(telling) == [("sent", False)]
    left_out(telling, now=2)
    assert sorted(letters(telling)) == [("drafted", True), ("sent", False)]


@pytest.mark.parametrize(
    ("items", "more", "refusal"),
    [
        (("release_on",), {"reason": " "}, tellings.ReasonMissing),
        (("release_on",), {"look_again_on": None}, tellings.LookAgainMissing),
        (("release_on",), {"look_again_on": builders.TODAY}, tellings.LookAgainMissing),
        (("prison",), {}, omissions.NothingChanges),
        ((), {}, omissions.NothingChanges),
    ],
)
def test_leaving_out_needs_an_item_a_reason_and_an_end(
    items: tuple[str, ...], more: dict[str, Any], refusal: type[Exception]
) -> None:
    telling = told(builders.joined())

    with pytest.raises(refusal):
        left_out(telling, *items, **more)
    assert letters(telling) == [("drafted", True)]


def test_all_of_it_withheld_stops_the_letter_and_what_is_owed_until_somebody_decides_to_tell() -> None:
    case = builders.joined()
    telling = told(case, "parole_decided", outcome="no_release")
    owed = duties_of(case, telling)

    tellings.settle(telling=telling, settlement=NOT_NOW, by=by_of(case), now=builders.NOW)

    (line,) = reach.of_case(case)
    assert (letters(telling), line.state, line.reason) == ([], "not_to_be_told", NOT_NOW.reason)
    assert news.told_of(case) == []
    assert duties_of(case, telling) <= {"superseded"}
    assert asked(case, LATER_ON) == [("Look again at what is withheld: parole decided", "")]
    tellings.settle(telling=telling, settlement=TELL, by=by_of(case), now=builders.later(1))
    assert [state for state, _named in letters(telling)] == ["drafted"]
    assert duties_of(case, telling) == owed


def test_what_danger_may_hang_on_is_a_managers_to_withhold() -> None:
    case, manager = builders.joined(), builders.officer("manager").account
    telling = told(case, "released")

    assert (tellings.may_withhold(by_of(case), telling), tellings.may_withhold(manager, telling)) == (False, True)
    with pytest.raises(tellings.NotWaiting):
        tellings.settle(telling=telling, settlement=NOT_NOW, by=by_of(case), now=builders.NOW)
    tellings.settle_as_manager(telling=telling, settlement=NOT_NOW, by=manager, now=builders.NOW)

    assert letters(telling) == []
    assert asked(case, LATER_ON) == [("Look again at what is withheld: released", "manager")]


def test_an_officer_of_another_unit_leaves_nothing_out() -> None:
    telling, stranger = told(builders.joined()), builders.officer(in_unit="exeter").account
    wanted = LeftOut(("release_on",), "Mine.", LATER_ON)

    with pytest.raises(access.NotFound):
        omissions.choose(telling=telling, wanted=wanted, by=stranger, now=builders.NOW)
