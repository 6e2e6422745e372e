"""The disclosure gate. What it lets through reaches a victim's letter; what it keeps back could show where somebody
lives, is held or is treated."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from disclosure_questions import CONDITIONS, ask

from victimcontact.scheme.disclosure import Telling
from victimcontact.scheme.keystages import REGISTER, Decision, Kind, Level, Route, Shown, Stage

pytestmark = pytest.mark.pure

EVERYWHERE = tuple(product(REGISTER, Route, Level, (True, False)))
FILLER = "Thornfield"
EXAMPLES: Mapping[Kind, object] = {
    Kind.TEXT: FILLER,
    Kind.DATE: "2026-11-13",
    Kind.CONDITIONS: CONDITIONS,
    Kind.WHOLE_NUMBER: 3,
}
# What a victim is never told, whatever the stage: where the offender is, their health, their record (R38, R49, R52).
NEVER_TOLD = {"prison", "place", "address", "cause", "country", "minutes", "level", "threat", "new_name", "incident"}
HAND_OVER = {"hospital_order_made", "restriction_ended", "handed_over_to_hospital_managers"}


def whole(stage: Stage) -> dict[str, object]:
    return {field.name: EXAMPLES[field.kind] for field in stage.fields}


def tellings() -> Iterator[tuple[Stage, Route, Level, bool, Telling]]:
    for code, route, level, wants in EVERYWHERE:
        stage = REGISTER[code]
        yield (
            stage,
            route,
            level,
            wants,
            ask(code, whole(stage), route=route, level=level, wants_representations=wants),
        )


def listed(telling: Telling) -> tuple[str, ...]:
    conditions = telling.told.get("conditions", ())
    assert isinstance(conditions, tuple)
    return conditions


def test_every_field_that_is_known_is_told_or_withheld() -> None:
    lost = [
        (stage.code, route, field.name)
        for stage, route, _, _, telling in tellings()
        for field in stage.fields
        if field.name not in telling.told and field.name not in telling.withheld
    ]

    assert lost == []


def test_every_withheld_field_has_a_reason_in_words() -> None:
    wordless = [
        (stage.code, name)
        for stage, *_, telling in tellings()
        for name, why in telling.withheld.items()
        if not why.endswith(".")
    ]

    assert wordless == []


def test_nothing_that_is_never_told_is_told_on_any_route_at_any_level() -> None:
    """R38, R48, R49, R52, R67, P82."""
    told = {
        (stage.code, route, name)
        for stage, route, _, _, telling in tellings()
        for name in NEVER_TOLD & set(telling.told)
    }

    assert told == set()


def test_the_hospital_is_named_only_with_the_hand_over_on_routes_c_f_and_g() -> None:
    """R39, P82."""
    named = {
        (stage.code, route)
        for stage, route, _, _, telling in tellings()
        if {"hospital", "hospital_address"} & set(telling.told)
    }

    assert named == set(product(HAND_OVER, (Route.C, Route.F, Route.G)))


def test_the_reasons_for_a_recall_stay_withheld_everywhere() -> None:
    """R44."""
    leaky = [
        (stage.code, route)
        for stage, route, _, _, telling in tellings()
        if stage.code.startswith("recalled") and "reason" in telling.told
    ]

    assert leaky == []


@pytest.mark.parametrize(
    "name",
    [
        "release_on",
        "previous_release_on",
        "released_on",
        "returned_on",
        "eligible_on",
        "parole_eligible_on",
        "next_review_on",
    ],
)
def test_a_day_from_which_a_release_can_be_counted_is_told_as_its_month_only(name: str) -> None:
    """R38, R42, P17."""
    days = [telling.told for *_, telling in tellings() if name in telling.told]
    months = [telling.told for *_, telling in tellings() if name.replace("_on", "_month") in telling.told]

    assert days == []
    assert months
    assert all(told[name.replace("_on", "_month")] == "2026-11" for told in months)


def test_a_date_told_as_its_month_is_also_withheld_as_a_date() -> None:
    forgotten = [
        (stage.code, field.name)
        for stage, *_, telling in tellings()
        for field in stage.fields
        if field.told_name in telling.told and field.shown is Shown.AS_MONTH and field.name not in telling.withheld
    ]

    assert forgotten == []


def test_no_condition_that_is_not_about_the_victim_is_told() -> None:
    """R40."""
    texts = {text for *_, telling in tellings() for text in listed(telling)}

    assert texts == {"Not to approach Dilys Prydderch."}


def test_whether_there_are_conditions_at_all_is_always_said_where_conditions_are_told() -> None:
    """R41."""
    silent = [
        stage.code
        for stage, *_, telling in tellings()
        if ("conditions" in telling.told) != ("has_conditions" in telling.told)
    ]

    assert silent == []


def test_nothing_is_told_where_nobody_may_tell() -> None:
    silent = {Decision.NEVER, Decision.NOT_CHOSEN, Decision.MANAGERS_TELL}
    loud = [
        stage.code
        for stage, *_, telling in tellings()
        if telling.decision in silent and (telling.told or telling.document or telling.contact_by or telling.letter_by)
    ]

    assert loud == []


def test_somebody_who_may_be_told_is_told_by_a_day() -> None:
    dateless = [
        stage.code
        for stage, *_, telling in tellings()
        if telling.decision is Decision.TELL and not (telling.contact_by and telling.letter_by and telling.document)
    ]

    assert dateless == []


@pytest.mark.parametrize("code", ["leave_granted", "moved_hospital", "mappa_meeting_held"])
def test_leave_treatment_and_meetings_are_never_told_to_anybody(code: str) -> None:
    """R49, R52, P82."""
    decisions = {telling.decision for stage, *_, telling in tellings() if stage.code == code}

    assert decisions == {Decision.NEVER}


@pytest.mark.parametrize(
    "code", [code for code, stage in REGISTER.items() if stage.managers_tell], ids=lambda code: str(code)
)
@pytest.mark.parametrize("route", [Route.C, Route.F, Route.G])
@pytest.mark.parametrize("level", list(Level))
def test_the_hospitals_own_notices_are_never_made_by_us(code: str, route: Route, level: Level) -> None:
    """R58, P75."""
    telling = ask(code, route=route, level=level)

    assert telling.decision is Decision.MANAGERS_TELL
    assert "R58" in telling.rules


@pytest.mark.parametrize("route", [Route.B, Route.D, Route.E])
@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("code", ["discharge_considered", "tribunal_applied", "tribunal_hearing_listed"])
def test_a_considered_notice_goes_to_those_who_want_to_be_heard_and_only_to_them(
    route: Route, level: Level, code: str
) -> None:
    """R53, P81."""
    wanted = ask(code, route=route, level=level, wants_representations=True)
    unwanted = ask(code, route=route, level=level, wants_representations=False)

    assert wanted.decision is Decision.TELL
    assert unwanted.decision is Decision.NOT_CHOSEN
    assert unwanted.rules == ("R53",)


@pytest.mark.parametrize(
    "code",
    [
        "released",
        "released_on_home_detention_curfew",
        "released_again",
        "release_date_set",
        "release_date_changed",
        "recalled",
        "recalled_to_hospital",
        "escaped",
        "absconded",
        "recaptured",
        "died",
        "deported",
        "conditionally_discharged",
        "absolutely_discharged",
        "restriction_ended",
        "licence_conditions_set",
        "licence_conditions_varied",
        "condition_refused",
        "threat_to_victim",
    ],
)
def test_somebody_who_chose_only_the_month_of_release_still_hears_of(code: str) -> None:
    assert ask(code, level=Level.RELEASE_MONTH).decision is not Decision.NOT_CHOSEN


@pytest.mark.parametrize(
    "code",
    ["moved_to_open_conditions", "eligible_for_open_conditions", "parole_review_started", "parole_hearing_listed"],
)
@pytest.mark.parametrize("level", [Level.RELEASE_MONTH, Level.ANNUAL])
def test_other_stages_are_kept_from_those_who_did_not_choose_them(code: str, level: Level) -> None:
    telling = ask(code, level=level)

    assert telling.decision is Decision.NOT_CHOSEN
    assert telling.rules == ("R37",)


def test_the_yearly_letter_goes_to_those_who_chose_it_and_to_those_who_chose_more() -> None:
    heard = {level for level in Level if ask("yearly_letter_due", level=level).decision is Decision.TELL}

    assert heard == {Level.ANNUAL, Level.KEY_STAGES}


@pytest.mark.parametrize(
    ("outcome", "decision"),
    [("release", Decision.TELL), ("no_release", Decision.NOT_CHOSEN), (None, Decision.NOT_CHOSEN)],
)
def test_a_decision_to_release_is_about_release_and_heard_at_every_level(
    outcome: str | None, decision: Decision
) -> None:
    assert ask("parole_decided", {"outcome": outcome}, level=Level.RELEASE_MONTH).decision is decision


VNS_HEARS = {
    "sentence_explained",
    "sentence_changed",
    "conviction_quashed",
    "release_date_set",
    "release_date_changed",
    "released",
    "released_on_home_detention_curfew",
    "released_again",
    "deported",
    "died",
    "licence_ended",
    "sentence_ended",
    "licence_conditions_set",
    "licence_conditions_varied",
    "licence_variation_considered",
    "condition_requested",
    "condition_granted",
    "condition_refused",
    "escaped",
    "absconded",
    "recaptured",
    "threat_to_victim",
    "officer_changed",
}


def test_the_victim_notification_scheme_tells_of_sentence_release_conditions_and_safety_only() -> None:
    heard = {
        stage.code
        for stage, route, *_, telling in tellings()
        if route is Route.VNS and telling.decision is not Decision.NEVER
    }

    assert heard == VNS_HEARS


def test_outside_the_notification_scheme_the_reason_is_its_rule() -> None:
    telling = ask("recalled", whole(REGISTER["recalled"]), route=Route.VNS)

    assert (telling.decision, telling.rules, telling.told) == (Decision.NEVER, ("R85",), {})
