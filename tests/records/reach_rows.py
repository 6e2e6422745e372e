"""Rows that cannot be true: each breaks one constraint of the tables of finding, reaching and sharing work."""

from collections.abc import Callable
from typing import Any

from tests import builders
from victimcontact.casework.access import program
from victimcontact.records.models import (
    AgreedHour,
    Bar,
    Brake,
    CarrierPace,
    CarrierStop,
    Correction,
    Cover,
    Fact,
    FormerName,
    Likeness,
    Merge,
    NameKeys,
    Offender,
    Omission,
    Person,
    PrintBatch,
    ProtectedPlace,
    Receipt,
    ReceivedText,
    Telling,
    Transfer,
    Zone,
    ZoneVersion,
)


def authored() -> dict[str, Any]:
    return {"made_by": program(), "made_at": builders.NOW}


def twice(make: Callable[..., Any], **values: Any) -> None:
    make(**values)
    make(**values)


def person() -> Person:
    return Person.objects.create(given_names="A", family_name="B")


def offender() -> Offender:
    number = Offender.objects.count()
    return Offender.objects.create(reference=f"OF-TEST{number}", given_names="A", family_name="B")


def fact() -> Fact:
    return Fact.objects.filter(case=builders.referred()).earliest("made_at")


def cover(**values: Any) -> Cover:
    row = {"officer": builders.officer(), "stands_in": builders.officer(), "from_on": builders.TODAY}
    return Cover.objects.create(**({"to_on": builders.TODAY} | row | authored() | values))


def cover_of_oneself() -> None:
    officer = builders.officer()
    cover(officer=officer, stands_in=officer)


def transfer(**values: Any) -> Transfer:
    units = {"from_unit": builders.unit(), "to_unit": builders.unit("exeter")}
    row = {"case": builders.referred(), "reason": "x", **units, **authored()}
    return Transfer.objects.create(**(row | values))


def bar(**values: Any) -> Bar:
    row = {"officer": builders.officer(), "offender": offender(), "reason": "x", **authored()}
    return Bar.objects.create(**(row | values))


def brake(**values: Any) -> Brake:
    reference = f"BR-TEST{Brake.objects.count()}"
    return Brake.objects.create(**({"reference": reference, "kind": "rate", "began_at": builders.NOW} | values))


def correction(**values: Any) -> Correction:
    row = {"reference": "CN-TEST", "fact": fact(), "what_went_wrong": "x", **authored()}
    return Correction.objects.create(**(row | values))


def omission(**values: Any) -> Omission:
    told = {"code": "released", "happened_on": builders.TODAY, "decision": "tell", "told": {}}
    telling = values.pop("telling", None) or Telling.objects.create(
        case=(case := builders.referred()), fact=Fact.objects.filter(case=case)[0], **told, **authored()
    )
    row = {"item": "released_on", "values": {}, "reason": "x", "look_again_on": builders.TODAY}
    return Omission.objects.create(**({"telling": telling} | row | authored() | values))


def received_text(**values: Any) -> ReceivedText:
    row = {"carrier": "notify", "carrier_reference": "x", "number": "x", "number_index": b"x", "text": "x"}
    reference = f"TX-TEST{ReceivedText.objects.count()}"
    return ReceivedText.objects.create(**({"reference": reference, "received_at": builders.NOW} | row | values))


def batch(**values: Any) -> PrintBatch:
    return PrintBatch.objects.create(**({"reference": "PB-TEST", "unit": builders.unit()} | authored() | values))


def likeness(**values: Any) -> Likeness:
    return Likeness.objects.create(**(authored() | values))


def zone(**values: Any) -> Zone:
    row = {"reference": f"ZN-TEST{Zone.objects.count()}", "number": 1, "purpose": "EXC_ZONE", "secret": "x"}
    return Zone.objects.create(**({"case": values.get("case") or builders.referred()} | row | authored() | values))


BREAKING: dict[str, Callable[[], Any]] = {
    "a_cover_ends_after_it_begins": lambda: cover(to_on=builders.TODAY.replace(day=1)),
    "nobody_stands_in_for_themselves": cover_of_oneself,
    "one_open_transfer_a_case": lambda: twice(transfer, case=builders.referred()),
    "an_answered_transfer_has_author_and_moment": lambda: transfer(accepted=True),
    "one_live_bar_a_pair": lambda: twice(bar, officer=builders.officer(), offender=offender()),
    "a_lifted_bar_has_author_and_moment": lambda: bar(lifted_at=builders.NOW),
    "a_former_name_is_of_a_person_or_of_an_offender": lambda: FormerName.objects.create(
        kind="maiden", family_name="B", person=person(), offender=offender(), **authored()
    ),
    "a_protected_place_is_of_a_known_kind": lambda: ProtectedPlace.objects.create(
        kind="church", name="B", person=person(), **authored()
    ),
    "name_keys_are_of_a_person_or_of_an_offender": lambda: NameKeys.objects.create(keys=[]),
    "one_likeness_a_pair_of_people": lambda: twice(likeness, person=person(), other_person=person()),
    "one_likeness_a_pair_of_offenders": lambda: twice(likeness, offender=offender(), other_offender=offender()),
    "a_likeness_is_of_two_people_or_of_two_offenders": lambda: likeness(person=person(), other_offender=offender()),
    "a_settled_likeness_has_author_and_moment": lambda: likeness(
        person=person(), other_person=person(), settled_at=builders.NOW
    ),
    "an_undone_merge_has_author_and_moment": lambda: Merge.objects.create(
        kept_person=person(), gone_person=person(), reason="x", undone_at=builders.NOW, **authored()
    ),
    "one_agreed_hour_a_fact": lambda: twice(
        AgreedHour.objects.create, fact=fact(), tell_at=builders.NOW, **authored()
    ),
    "one_open_brake_a_kind_and_stage": lambda: twice(brake, code="released"),
    "a_decided_brake_has_author_and_moment": lambda: brake(decided_at=builders.NOW),
    "a_seen_correction_has_author_and_moment": lambda: correction(manager_seen_at=builders.NOW),
    "a_closed_correction_has_author_and_moment": lambda: correction(closed_at=builders.NOW),
    "a_correction_is_of_a_fact_or_of_a_message": lambda: correction(fact=None),
    "one_live_omission_an_item": lambda: omission(telling=omission().telling),
    "an_ended_omission_has_author_and_moment": lambda: omission(ended_at=builders.NOW),
    "a_received_text_is_kept_once": lambda: twice(received_text),
    "a_matched_text_has_author_and_moment": lambda: received_text(matched_at=builders.NOW),
    "a_seen_text_has_author_and_moment": lambda: received_text(seen_at=builders.NOW),
    "one_receipt_a_status_of_a_message": lambda: twice(
        Receipt.objects.create, carrier="notify", reference="ML-TEST", carrier_reference="x", status="delivered",
        received_at=builders.NOW,
    ),
    "one_pace_a_carrier_and_allowance": lambda: twice(
        CarrierPace.objects.create, carrier="notify", allowance="minute", since=builders.NOW
    ),
    "one_open_stop_a_carrier": lambda: twice(
        CarrierStop.objects.create, carrier="notify", why="403", began_at=builders.NOW, tried_at=builders.NOW
    ),
    "who_ends_a_stop_ends_it_at_a_moment": lambda: CarrierStop.objects.create(
        carrier="notify", why="403", began_at=builders.NOW, tried_at=builders.NOW, ended_by=program()
    ),
    "one_zone_a_number": lambda: twice(zone, case=builders.referred()),
    "one_zone_version_a_number": lambda: twice(
        ZoneVersion.objects.create, zone=zone(), number=1, content={}, content_hash="x", **authored()
    ),
    "a_posted_batch_has_author_and_moment": lambda: batch(posted_at=builders.NOW),
}  # fmt: skip
