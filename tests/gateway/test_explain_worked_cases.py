"""Worked cases of eligibility as they are asked of the program, worked out by hand from contracts/explain.md and law.md.

Each row: a sentence that could be false, what differs from the plain question (12 months' prison for assault occasioning
actual bodily harm), and the outcome with its route.
"""

import io
import json
from typing import Any

import pytest

from victimcontact.gateway.explain.command import main

pytestmark = pytest.mark.pure

PLAIN: dict[str, Any] = {
    "on": "2026-11-22",
    "offence": {
        "act": "Offences against the Person Act 1861",
        "section": "47",
        "title": "Assault occasioning actual bodily harm",
    },
    "verdict": "convicted",
    "disposal": {"kind": "imprisonment", "imposed_on": "2026-03-26", "term": {"months": 12}},
}
TRANSFER = {"section": "47", "directed_on": "2026-05-01"}
RESTRICTED_TRANSFER = {**TRANSFER, "restriction_direction": True}


def offence(title: str, act: str | None = None, section: str | None = None, **more: Any) -> dict[str, Any]:
    return {"offence": {"title": title, "act": act, "section": section, **more}}


def disposal(kind: str = "imprisonment", on: str = "2026-03-26", **more: Any) -> dict[str, Any]:
    return {"disposal": {"kind": kind, "imposed_on": on, **more}}


def months(count: int) -> dict[str, Any]:
    return disposal(term={"months": count})


STALKING = offence("Stalking", "Protection from Harassment Act 1997", "2A")
FEAR_OF_VIOLENCE = ("Protection from Harassment Act 1997", "4")
THEFT_ACT, ROAD_TRAFFIC_ACT, DAMAGE_ACT = "Theft Act 1968", "Road Traffic Act 1988", "Criminal Damage Act 1971"

LENGTHS = [
    ("one year is twelve months (R3)", {"years": 1}, "statutory_probation A"),
    ("eleven months and thirty days fall short on any date", {"months": 11, "days": 30}, "not_statutory"),
    ("eleven months and thirty-one days make up the month", {"months": 11, "days": 31}, "statutory_probation A"),
    ("weeks and days make up a month together", {"months": 11, "weeks": 4, "days": 3}, "statutory_probation A"),
    ("four weeks and two days do not", {"months": 11, "weeks": 4, "days": 2}, "not_statutory"),
    ("six missing months need 186 days", {"months": 6, "days": 186}, "statutory_probation A"),
    ("185 days are one too few", {"months": 6, "days": 185}, "not_statutory"),
    ("fifty-two weeks are not a year", {"weeks": 52}, "not_statutory"),
    ("a whole missing year needs 366 days", {"days": 366}, "statutory_probation A"),
    ("365 days are for a manager", {"days": 365}, "manager_review"),
    ("365 days in weeks and days are too", {"weeks": 52, "days": 1}, "manager_review"),
    ("364 days fall short", {"days": 364}, "not_statutory"),
    ("a term nobody knows is for a manager", None, "manager_review"),
]
PEOPLE = [
    ("an organisation is not a member (R16)", {"victim": {"kind": "organisation"}}, "not_statutory"),
    ("a witness is not a member (R16)", {"victim": {"relationship": "witness"}}, "not_statutory"),
    ("somebody else is not a member (R16)", {"victim": {"relationship": "other"}}, "not_statutory"),
    ("a bereaved relative is one (R16)", {"victim": {"relationship": "bereaved_relative"}}, "statutory_probation A"),
    (
        "whoever is suspected of the same conduct cannot act, but the victim may qualify (R17)",
        {"victim": {"relationship": "parent_or_guardian", "suspected_of_same_conduct": True}},
        "manager_review",
    ),
    ("a court martial is not a court here (R14)", {"court": "court_martial"}, "not_statutory"),
    ("an offence against another victim is not this one's (R13)", {"pair": False}, "not_statutory"),
]
DISPOSALS = [
    ("a remand is no sentence yet (R8)", {**disposal("remand"), "verdict": "none"}, "not_yet"),
    ("an interim hospital order is no order yet (R8)", disposal("interim_hospital_order"), "not_yet"),
    (
        "a section 48 transfer is not yet, whatever is charged (R8)",
        {**disposal("remand", transfer={"section": "48", "restriction_direction": True}), "verdict": "none"},
        "not_yet",
    ),
    ("a suspended sentence waits (R9)", disposal("suspended", term={"months": 18}), "not_yet"),
    (
        "a suspended sentence counts once activated for long enough (R9)",
        disposal("suspended", term={"months": 18}, activated_on="2026-06-01", activated_term={"months": 12}),
        "statutory_probation A",
    ),
    (
        "a suspended sentence activated in part may be too short (R9)",
        disposal("suspended", term={"months": 18}, activated_on="2026-06-01", activated_term={"months": 6}),
        "not_statutory",
    ),
    ("guardianship opens no route (R8)", disposal("guardianship"), "not_statutory"),
    ("a community order opens no route", disposal("community"), "not_statutory"),
    ("a fine opens no route", disposal("fine"), "not_statutory"),
    ("a discharge opens no route", disposal("discharge"), "not_statutory"),
    ("a life sentence needs no term (R11)", disposal("life"), "statutory_probation A"),
    (
        "ten months of a detention and training order are short (R10)",
        disposal("dto", term={"months": 10}),
        "not_statutory",
    ),
    (
        "a restriction order is route B (R4)",
        disposal("hospital_order", restriction_order=True),
        "statutory_restricted B",
    ),
    (
        "insanity opens route C as well as a conviction does (R5)",
        {**disposal("hospital_order"), "verdict": "insanity"},
        "statutory_unrestricted C",
    ),
    (
        "unfit, but did the act, opens it too (R5)",
        {**disposal("hospital_order"), "verdict": "unfit_did_act"},
        "statutory_unrestricted C",
    ),
    (
        "both directions are route D and not A (R7)",
        disposal(term={"years": 3}, hospital_and_limitation_direction=True),
        "statutory_restricted D",
    ),
    (
        "a restricted transfer is route E (R6)",
        disposal(term={"years": 3}, transfer=RESTRICTED_TRANSFER),
        "statutory_restricted E",
    ),
    (
        "a restricted transfer from a short sentence is none (R6)",
        disposal(term={"months": 6}, transfer=RESTRICTED_TRANSFER),
        "not_statutory",
    ),
    (
        "an unrestricted transfer is route F (R6)",
        disposal(term={"years": 3}, transfer=TRANSFER),
        "statutory_unrestricted F",
    ),
    (
        "a restriction that ended while the detention goes on is route G (R54)",
        disposal("hospital_order", "2010-05-04", restriction_order=True, restriction_ended_on="2020-01-01"),
        "statutory_unrestricted G",
    ),
    (
        "prison sentences count from 1 April 2001 (R15)",
        disposal(on="2001-04-01", term={"years": 3}),
        "statutory_probation A",
    ),
    ("those of the day before do not", disposal(on="2001-03-31", term={"years": 3}), "not_statutory"),
    (
        "restricted orders count from 1 July 2005 (R15)",
        disposal("hospital_order", "2005-07-01", restriction_order=True),
        "statutory_restricted B",
    ),
    (
        "those of the day before do not count",
        disposal("hospital_order", "2005-06-30", restriction_order=True),
        "not_statutory",
    ),
    (
        "unrestricted orders count from 3 November 2008 (R15)",
        disposal("hospital_order", "2008-11-03"),
        "statutory_unrestricted C",
    ),
    ("those of the day before that do not", disposal("hospital_order", "2008-11-02"), "not_statutory"),
    ("a quashed conviction ends it (R23)", disposal(term={"years": 3}, quashed_on="2026-06-01"), "not_statutory"),
    (
        "a sentence cut below a year is for a manager (R23)",
        disposal(term={"years": 3}, reduced_to={"months": 8}),
        "manager_review",
    ),
    (
        "a sentence cut to fourteen months stays in (R23)",
        disposal(term={"years": 3}, reduced_to={"months": 14}),
        "statutory_probation A",
    ),
    (
        "eight months in a total of sixteen are for a manager (R12)",
        disposal(term={"months": 8}, aggregate_term={"months": 16}),
        "manager_review",
    ),
]
OFFENCES = [
    ("four months for stalking go to the notification scheme (R21)", STALKING | months(4), "vns"),
    ("fourteen do not: that scheme is for short custody", STALKING | months(14), "not_statutory"),
    ("nor does a community order", STALKING | disposal("community"), "not_statutory"),
    (
        "under the 2026 Act stalking needs no length (R22)",
        STALKING | months(4) | {"switches": {"SW-VCA26": "2026-03-26"}},
        "statutory_probation A",
    ),
    (
        "the 2026 Act counts from the day of the sentence and not of the question (R22)",
        STALKING | months(4) | {"switches": {"SW-VCA26": "2026-03-27"}},
        "vns",
    ),
    (
        "harassment of three months is for the notification scheme (R21)",
        offence("Harassment", FEAR_OF_VIOLENCE[0], "2") | months(3),
        "vns",
    ),
    (
        "a broken restraining order is (R21)",
        offence("Breach of a restraining order", "Sentencing Act 2020", "363") | months(6),
        "vns",
    ),
    (
        "controlling behaviour is (R21)",
        offence(
            "Controlling or coercive behaviour in an intimate or family relationship", "Serious Crime Act 2015", "76"
        )
        | months(6),
        "vns",
    ),
    (
        "putting people in fear of violence is listed",
        offence("Putting people in fear of violence", *FEAR_OF_VIOLENCE) | months(13),
        "statutory_probation A",
    ),
    ("common assault is not (R2)", offence("Common assault", "Criminal Justice Act 1988", "39"), "not_statutory"),
    (
        "an assault on an emergency worker is not (R2)",
        offence("Assault on an emergency worker", "Assaults on Emergency Workers (Offences) Act 2018", "1"),
        "not_statutory",
    ),
    (
        "death by careless driving is not (R2)",
        offence("Causing death by careless or inconsiderate driving", ROAD_TRAFFIC_ACT, "2B"),
        "not_statutory",
    ),
    (
        "death by dangerous driving is (R1)",
        offence("Causing death by dangerous driving", ROAD_TRAFFIC_ACT, "1"),
        "statutory_probation A",
    ),
    ("burglary alone does not say which kind", offence("Burglary", THEFT_ACT, "9"), "manager_review"),
    (
        "burglary with intent to inflict harm does (R1)",
        offence("Burglary with intent to inflict grievous bodily harm", THEFT_ACT, "9"),
        "statutory_probation A",
    ),
    ("robbery is listed (R1)", offence("Robbery", THEFT_ACT, "8"), "statutory_probation A"),
    ("arson is listed (R1)", offence("Arson", DAMAGE_ACT, "1"), "statutory_probation A"),
    (
        "damage under the same section does not say which kind",
        offence("Criminal damage", DAMAGE_ACT, "1"),
        "manager_review",
    ),
    ("murder goes by its title (R1)", offence("Murder") | disposal("life"), "statutory_probation A"),
    ("so does an attempt (R1)", offence("Attempted murder") | disposal(term={"years": 18}), "statutory_probation A"),
    (
        "so does a conspiracy (R1)",
        offence("Murder", inchoate="conspiracy") | disposal(term={"years": 18}),
        "statutory_probation A",
    ),
    ("kidnapping needs no section (R1)", offence("Kidnapping"), "statutory_probation A"),
    ("fraud is not listed (R2)", offence("Fraud", "Fraud Act 2006", "1"), "not_statutory"),
    (
        "fraud with notification requirements counts (R1)",
        offence("Fraud", "Fraud Act 2006", "1", notification_requirements=True),
        "statutory_probation A",
    ),
    (
        "an offence marked as one against a child counts (R1)",
        offence("Neglect", "An Act nobody listed 1950", "1", offence_against_child=True),
        "statutory_probation A",
    ),
    (
        "a life sentence for an unlisted offence does not make it one (R2)",
        offence("Fraud", "Fraud Act 2006", "1") | disposal("life"),
        "not_statutory",
    ),
]


def asked(change: dict[str, Any]) -> dict[str, Any]:
    question = {**PLAIN, **change}
    if question.pop("pair", True) is False:
        question["offence"] = {**question["offence"], "against_this_victim": False}
    return question


def answered(question: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(question).encode())))
    assert main(["eligibility", "-"]) == 0
    answer = json.loads(capsys.readouterr().out)
    decisive = [reason for reason in answer["reasons"] if reason.get("decisive")]
    assert decisive, "an answer without a decisive reason helps nobody"
    return " ".join(filter(None, (answer["outcome"], answer["route"])))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        *[pytest.param(disposal(term=term), expected, id=title) for title, term, expected in LENGTHS],
        *[pytest.param(change, expected, id=title) for title, change, expected in (*PEOPLE, *DISPOSALS, *OFFENCES)],
    ],
)
def test_a_worked_case_of_eligibility_has_the_outcome_worked_out_by_hand(
    change: dict[str, Any], expected: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answered(asked(change), monkeypatch, capsys) == expected


SOURCE_OF_NOTICES = [
    ({}, "probation", "vcs"),
    (disposal("hospital_order"), "hospital_managers", "vcs"),
    (disposal("hospital_order", restriction_order=True), "probation", "vcs"),
    (STALKING | months(4), "probation", "vns"),
    (offence("Fraud", "Fraud Act 2006", "1"), None, "vcs"),
    (disposal("remand"), None, "vcs"),
]


@pytest.mark.parametrize(("change", "owner", "scheme"), SOURCE_OF_NOTICES)
def test_the_answer_names_who_owns_the_notices_and_the_scheme(
    change: dict[str, Any],
    owner: str | None,
    scheme: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(asked(change)).encode())))

    main(["eligibility", "-"])

    answer = json.loads(capsys.readouterr().out)
    assert (answer["owner"], answer["scheme"]) == (owner, scheme)
