"""Single answers of the disclosure gate: by when, with whose authority, and what is refused."""

from collections.abc import Mapping
from datetime import date

import pytest
from disclosure_questions import CONDITIONS, SUNDAY, ask

from victimcontact.scheme.calendar import BeyondHorizon
from victimcontact.scheme.disclosure import NotAuthorisable, NotYetHappened
from victimcontact.scheme.keystages import REGISTER, Decision, UnknownStage
from victimcontact.scheme.keystages.values import BadValue, UnknownField
from victimcontact.scheme.switches import law_with

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("code", "data", "contact_by", "letter_by"),
    [
        ("released", {}, date(2026, 11, 23), date(2026, 11, 27)),
        ("moved_to_open_conditions", {}, date(2026, 11, 23), date(2026, 11, 27)),
        ("absconded", {}, SUNDAY, date(2026, 11, 27)),
        ("escaped", {}, SUNDAY, date(2026, 11, 27)),
        ("parole_review_started", {}, date(2026, 11, 27), date(2026, 11, 27)),
        ("release_date_changed", {"release_on": "2027-03-01"}, date(2026, 11, 27), date(2026, 11, 27)),
        ("release_date_changed", {"release_on": "2026-12-20"}, date(2026, 11, 27), date(2026, 11, 27)),
        ("release_date_changed", {"release_on": "2026-12-19"}, date(2026, 11, 23), date(2026, 11, 23)),
        ("release_date_changed", {}, date(2026, 11, 27), date(2026, 11, 27)),
        ("condition_refused", {}, date(2026, 11, 24), date(2026, 11, 24)),
        ("sentence_ended", {}, date(2026, 12, 4), date(2026, 12, 4)),
    ],
)
def test_the_days_are_counted_in_working_days_from_the_question(
    code: str, data: Mapping[str, object], contact_by: date, letter_by: date
) -> None:
    telling = ask(code, data)

    assert (telling.contact_by, telling.letter_by) == (contact_by, letter_by)


def test_a_manager_may_change_how_soon_a_victim_hears() -> None:
    slower = law_with(periods={"D1": (2, 7)})

    telling = ask("released", law=slower)

    assert (telling.contact_by, telling.letter_by) == (date(2026, 11, 24), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("outcome", "document"), [("release", "L13"), ("no_release", "L12"), ("open_conditions", "L12"), (None, "L12")]
)
def test_a_release_that_is_not_final_gets_the_letter_that_says_so(outcome: str | None, document: str) -> None:
    assert ask("parole_decided", {"outcome": outcome}).document == document


def test_the_area_and_the_day_of_release_are_told_only_with_a_managers_authority() -> None:
    """R42, P17."""
    data = {"released_on": "2026-11-13", "area": "Fenland", "address": "1 Nowhere Row"}

    without = ask("released", data)
    authorised = ask("released", data, authorised=("area", "released_on"))

    assert without.told == {"released_month": "2026-11"}
    assert authorised.told == {"released_month": "2026-11", "released_on": "2026-11-13", "area": "Fenland"}
    assert set(authorised.withheld) == {"address"}


@pytest.mark.parametrize(
    ("code", "name"), [("released", "address"), ("recalled", "prison"), ("recalled", "returned_on"), ("died", "cause")]
)
def test_no_manager_may_authorise_what_is_never_told(code: str, name: str) -> None:
    with pytest.raises(NotAuthorisable):
        ask(code, authorised=(name,))


def test_no_conditions_at_all_is_said_too() -> None:
    """R41."""
    telling = ask("licence_conditions_set", {"conditions": []})

    assert telling.told == {"conditions": (), "has_conditions": False}
    assert telling.withheld == {}


def test_conditions_that_all_concern_others_are_counted_and_not_shown() -> None:
    telling = ask("licence_conditions_set", {"conditions": [CONDITIONS[1]]})

    assert telling.told == {"conditions": (), "has_conditions": True}
    assert set(telling.withheld) == {"conditions"}


def test_a_condition_not_marked_as_about_the_victim_is_not_told() -> None:
    """R40."""
    telling = ask("licence_conditions_set", {"conditions": [{"text": "Not to enter a shop."}]})

    assert telling.told["conditions"] == ()


def test_what_is_not_known_is_withheld_and_not_invented() -> None:
    telling = ask("release_date_set", {"release_on": None})

    assert telling.told == {}
    assert set(telling.withheld) == {"release_on"}


def test_a_stage_is_not_told_of_before_it_has_happened() -> None:
    with pytest.raises(NotYetHappened):
        ask("released", happened_on=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("released", {"released_on": "2026-11-23"}),
        ("recalled", {"returned_on": "2027-01-01"}),
        ("released", {"released_on": "13/11/2026"}),
        ("released", {"released_on": "20261113"}),
        ("released", {"released_on": "2026-02-30"}),
        ("released", {"area": ""}),
        ("released", {"area": 7}),
        ("mappa_meeting_held", {"level": "2"}),
        ("mappa_meeting_held", {"level": True}),
        ("licence_conditions_set", {"conditions": "none"}),
        ("licence_conditions_set", {"conditions": ["none"]}),
        ("licence_conditions_set", {"conditions": [{"text": "A", "about_victim": "yes"}]}),
        ("licence_conditions_set", {"conditions": [{"text": "A", "place": "B"}]}),
    ],
)
def test_a_fact_of_the_wrong_kind_is_refused_without_repeating_it(code: str, data: Mapping[str, object]) -> None:
    with pytest.raises(BadValue) as refused:
        ask(code, data)

    assert code in str(refused.value)
    assert "13/11" not in str(refused.value)


def test_a_fact_the_register_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownField):
        ask("released", {"prison": "Thornfield"})


def test_a_stage_the_register_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownStage):
        ask("haircut")


@pytest.mark.parametrize(("route", "level"), [("Z", "key_stages"), ("A", "all")])
def test_an_unknown_route_or_level_is_refused(route: str, level: str) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        ask("released", route=route, level=level)


def test_no_day_is_promised_where_the_bank_holidays_are_not_known() -> None:
    with pytest.raises(BeyondHorizon):
        ask("released", on=date(2035, 1, 1))


def test_dates_are_read_the_same_from_stored_text_and_from_a_date() -> None:
    assert ask("recalled", {"returned_on": date(2026, 11, 13)}) == ask("recalled", {"returned_on": "2026-11-13"})


@pytest.mark.parametrize("code", ["escaped", "absconded"])
@pytest.mark.parametrize("level", ["release_month", "annual", "key_stages"])
def test_an_escape_is_for_somebody_to_decide_the_same_day_r47(code: str, level: str) -> None:
    telling = ask(code, {"place": "Fenland"}, level=level)

    assert (telling.decision, telling.contact_by) == (Decision.OFFICER_DECIDES, SUNDAY)


def test_a_death_is_told_when_a_manager_is_certain_of_it_r48() -> None:
    telling = ask("died", {"cause": "an illness"})

    assert (telling.decision, telling.told, set(telling.withheld)) == (Decision.MANAGER_DECIDES, {}, {"cause"})


def test_a_temporary_release_is_told_of_only_when_the_officer_decided_r51() -> None:
    assert ask("temporary_release_planned", {"place": "Fenland"}).decision is Decision.OFFICER_DECIDES


def test_a_curfew_is_told_of_with_the_day_to_answer_by_r51() -> None:
    telling = ask("home_detention_curfew_considered", {"respond_by": "2026-12-06"})

    assert telling.told == {"respond_by": "2026-12-06"}


@pytest.mark.parametrize("route", ["C", "F", "G"])
@pytest.mark.parametrize(
    "code",
    [
        "conditionally_discharged",
        "absolutely_discharged",
        "community_treatment_order_made",
        "community_treatment_order_varied",
        "community_treatment_order_ended",
        "authority_to_detain_lapsing",
    ],
)
def test_the_kinds_of_notice_the_law_gives_to_hospital_managers_are_theirs_r59(route: str, code: str) -> None:
    telling = ask(code, route=route)

    assert (telling.decision, telling.rules) == (Decision.MANAGERS_TELL, ("R58", "R59"))


def test_a_parole_decision_is_told_with_the_next_review_and_the_way_to_a_summary_r65() -> None:
    telling = ask("parole_decided", {"outcome": "no_release", "next_review_on": "2028-11-02"})

    assert telling.told == {"outcome": "no_release", "next_review_month": "2028-11"}
    assert "summary" in REGISTER["parole_decided"].next_step


@pytest.mark.parametrize("code", ["conditionally_discharged", "discharge_conditions_varied", "restriction_ended"])
def test_after_a_discharge_only_the_own_conditions_and_the_end_of_restrictions_are_told_p80(code: str) -> None:
    known = {"conditions": CONDITIONS, "address": "1 Nowhere Row", "ended_on": "2026-11-20", "hospital": "Moorside"}
    of_stage = {name: value for name, value in known.items() if REGISTER[code].field_named(name)}

    told = ask(code, of_stage, route="B").told

    assert set(told) <= {"conditions", "has_conditions", "ended_on"}
    assert told


def test_what_nobody_chose_to_hear_is_withheld_for_that_reason_and_what_is_never_told_for_its_own() -> None:
    telling = ask("parole_decided", {"outcome": "no_release"}, level="annual")
    never = ask("moved_to_open_conditions", {"prison": "Thornfield"}, level="annual")

    assert telling.withheld == {"outcome": "The member did not choose to hear of this (R37, R53)."}
    assert never.withheld == {"prison": "The name of a prison is never told (R38)."}
