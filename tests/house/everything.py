"""One case with everything in it, everybody who may try to come to it, and every address of the two sites."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests import builders
from tests.house import heard
from tests.portal import members
from victimcontact.casework import (
    access,
    alike,
    bars,
    callers,
    caseload_handovers,
    covers,
    feeds,
    gates,
    likenesses,
    merge_previews,
    merges,
    messages,
    notes,
    other_names,
    partners,
    print_batches,
    protected_places,
    received_texts,
    risks,
    sending,
    stages,
    transfers,
)
from victimcontact.gateway import carriers
from victimcontact.records.models import (
    Account,
    Brake,
    Case,
    Correction,
    Duty,
    Message,
    ReceivedText,
    Telling,
)
from victimcontact.scheme.incoming import Incoming, Number
from victimcontact.staff.sign_in import not_here

NOW = builders.NOW
LATER = NOW + timedelta(days=1)
RELEASED = "prison-offender-events.prisoner.released"
OFFICERS = (
    "victim_liaison_officer",
    "stranger",
    "manager",
    "administrator",
    "helpline_adviser",
    "auditor",
    "analyst",
    "decision_maker",
    "hospital_manager",
)
MEMBERS = ("member", "another_member")
PEOPLE = ("nobody", *OFFICERS, *MEMBERS)


@dataclass(frozen=True)
class Everything:
    """Accounts by who they are, and a value for each part of an address: by the page's name or, with a slash, by the beginning."""

    accounts: dict[str, Account]
    values: dict[str, dict[str, str]]


@dataclass(frozen=True)
class Address:
    """One address of a site: the page's name, how it is written, and the names of its parts."""

    name: str
    route: str
    parts: tuple[str, ...]

    def path(self, everything: Everything) -> str:
        """The address for our case. Raises `KeyError` for a part that nobody has given an example of."""
        begins = self.route.partition("/")[0] + "/"
        values = {**everything.values.get(begins, {}), **everything.values.get(self.name, {})}
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], self.route)


PLACES = {
    "staff": "victimcontact.staff.urls",
    "portal": "victimcontact.portal.urls",
    "api": "victimcontact.gateway.api.urls",
}


def addresses(door: str) -> Iterator[Address]:
    """Every address of a door, in the order in which it looks for them; those of the sign-in library that are shut are left out."""
    for parts in _flat(get_resolver(PLACES[door]).url_patterns):
        if getattr(parts[-1], "callback", None) is not_here:
            continue
        route = "".join(str(part.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z") for part in parts)
        yield Address(str(getattr(parts[-1], "name", "")), route, tuple(re.findall(r"<(?:\w+:)?(\w+)>", route)))


def _flat(
    patterns: Iterable[URLPattern | URLResolver], before: tuple[URLPattern | URLResolver, ...] = ()
) -> Iterator[tuple[URLPattern | URLResolver, ...]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _flat(pattern.url_patterns, (*before, pattern))
        else:
            yield (*before, pattern)


def everything(folder: Path) -> Everything:
    """Build it, through the verbs. Letters that are printed go into the folder."""
    holder = builders.officer()
    case, other = builders.joined(holder), builders.joined(builders.officer(in_unit="exeter"), **_elsewhere())
    in_hospital = builders.handed_over(holder)
    guest = builders.guest(in_hospital)
    accounts = {**_accounts(holder.account, case, other), "hospital_manager": guest.account}
    notes.write(case=case, text="Is there any news?", by=accounts["member"], now=NOW)
    values = {
        "cases/": {"reference": case.reference, "code": "recalled"},
        "duties/": {"duty": str(Duty.objects.filter(case=case).earliest("due_on").pk)},
        "officers/": {"reference": str(holder.pk)},
        "settings/": {"reference": "D1"},
        "change-approver": {"code": "recalled"},
        "accounts/": {"provider_id": "department"},
        "page": {"page": "privacy"},
        "read-caller-note": {"note": _callers_note(case, accounts["helpline_adviser"])},
        **_of_letters(case, folder),
        **_of_batches(case),
        "texts/": {"reference": _text(case, accounts["manager"]).reference},
        **_of_drafts(case, accounts["manager"]),
        **_of_stages(case),
        **_of_gates(case),
        **_of_stopped(case),
        **heard.of_reviews(case),
        **heard.of_meetings(case, holder),
        **_of_risk(case),
        **heard.of_requests(case),
        **heard.of_zones(case),
        **_of_staffing(case, accounts["manager"]),
        **_of_likenesses(case, accounts["manager"]),
        **heard.of_what_came(case),
        **heard.of_questions(case, accounts["decision_maker"]),
        **heard.of_restorative_justice(case),
        **heard.of_complaints(case, accounts["member"]),
        **heard.of_enquiries(),
        **heard.of_data(case, accounts["member"]),
        **heard.of_guests(in_hospital, guest),
    }
    return Everything(accounts, {**values, "your-page/": {"reference": case.reference, **_own(values)}})


def _own(values: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """What stands in the addresses of the member's own pages."""
    kinds = {"letter": "posted-letter", "report": "reports/", "review": "reviews/", "application": "applications/"}
    kinds |= {"rule": "requests/", "statement": "statements/", "zone": "zones/"}
    named = {name: values[kind]["reference"] for name, kind in kinds.items()}
    return {**named, "part": "now", "way": "phone", **values["data-request"]}


def _accounts(holder: Account, case: Case, other: Case) -> dict[str, Account]:
    """Whoever may try, by name: the officer who holds the case, one of each other role, its member and another one."""
    return {
        "victim_liaison_officer": holder,
        "stranger": builders.officer(in_unit="exeter").account,
        **{role: builders.officer(role).account for role in OFFICERS[2:-1]},
        "member": members.activated(case),
        "another_member": members.activated(other),
    }


def _elsewhere() -> dict[str, Any]:
    """A referral to another unit."""
    builders.unit("exeter")
    return {"sentence": replace(builders.told().sentence, court_name="Exeter Crown Court")}


def _by(case: Case) -> Account:
    return members.officer_of(case)


def _callers_note(case: Case, adviser: Account) -> str:
    """What somebody who called the helpline wanted."""
    assert case.person.born_on is not None
    caller = callers.Caller(case.person.family_name, case.person.born_on)
    (way,) = callers.find(adviser, caller, now=NOW)
    return str(callers.leave_note(caller=caller, way=way.key, text="Please ring.", by=adviser, now=NOW).pk)


def _of_letters(case: Case, folder: Path) -> dict[str, dict[str, str]]:
    """One that waits for approval, one in the print room, one that was posted."""
    made = [messages.compose(case=case, wanted=messages.Wanted("L03"), by=_by(case), now=NOW) for _ in range(3)]
    for message in made[1:]:
        messages.approve(message=message, by=_by(case), now=NOW)
    sending.drain(carriers.PrintRoom(folder), clock=lambda: NOW)
    sending.mark_posted(message=made[2], by=_by(case), now=NOW)
    names = ("messages/", "print-room/", "posted-letter")
    return {name: {"reference": message.reference} for name, message in zip(names, made, strict=True)}


def _of_drafts(case: Case, manager: Account) -> dict[str, dict[str, str]]:
    """Letters that are alike, and some that a manager approved together."""
    letter = messages.compose(case=case, wanted=messages.Wanted("L03"), by=_by(case), now=NOW)
    (group,) = alike.groups_of(manager)
    work = alike.approve_together(choices=[f"{letter.reference}.x"], by=manager, now=NOW)
    return {"drafts/": {"key": group.like.key}, "bulk-work/": {"reference": str(work.pk)}}


def _of_batches(case: Case) -> dict[str, dict[str, str]]:
    """The letter in the print room, in a batch; and a carrier that could stand still."""
    (batch,) = print_batches.make(by=_by(case), now=NOW)
    pages = ("print-batch", "print-batch-letters", "print-batch-list", "print-batch-posted")
    return {name: {"reference": batch.reference} for name in pages} | {"carrier-again": {"carrier": "notify"}}


def _text(case: Case, manager: Account) -> ReceivedText:
    """A text that a manager gave to the case."""
    heard = received_texts.Heard("notify", "x", "447700900999", "Please call me.", NOW)
    text = received_texts.take(heard=heard, by=access.program(), now=NOW)
    return received_texts.match(text=text, case=case, by=manager, now=NOW)


def _of_stages(case: Case) -> dict[str, dict[str, str]]:
    """Something of which an officer decides whether to tell it, and a message of a feed that a person has to look at."""
    happened = stages.Happened("absconded", date(2026, 11, 22))
    fact = stages.record(sentence=case.sentence, happened=happened, by=_by(case), now=NOW)
    number = Number("prison_number", case.sentence.offender.identifiers.get(kind="prison_number").value)
    at = NOW - timedelta(hours=3)
    incoming = Incoming(RELEASED, numbers=(number,), occurred_at=at, occurred_text=at.isoformat(), code="ZZ")
    heard = feeds.hear(incoming=incoming, raw="{}", by=access.program(), now=NOW)
    return {
        "facts/": {"reference": str(fact.pk)},
        "tellings/": {"reference": str(Telling.objects.get(case=case, fact=fact).pk)},
        "incoming/": {"reference": heard.reference, "case_reference": case.reference, "code": "released"},
    }


def _of_gates(case: Case) -> dict[str, dict[str, str]]:
    """A stage that will be public with its gate, and a partner who may ask it."""
    happened = stages.Happened("sentence_changed", date(2026, 11, 22))
    fact = stages.record(sentence=case.sentence, happened=happened, by=_by(case), now=NOW)
    gate = gates.open_gate(fact=fact, publish_at=None, by=_by(case), now=NOW)
    partner = partners.add(name="Parole Board press office", by=access.program(), now=NOW).partner
    return {
        "open-gate": {"reference": str(fact.pk)},
        "gates/": {"reference": gate.reference},
        "release-gates/": {"reference": gate.reference},
        "partners/": {"reference": partner.reference},
    }


def _of_stopped(case: Case) -> dict[str, dict[str, str]]:
    """Sending that stopped by itself, and something wrong that had gone before."""
    brake = Brake.objects.create(reference="BR-TEST", kind="too_many", code="recalled", began_at=NOW)
    happened = stages.Happened("moved_to_open_conditions", date(2026, 11, 20))
    fact = stages.record(sentence=case.sentence, happened=happened, by=_by(case), now=NOW)
    Message.objects.filter(telling__fact=fact).update(state="sent", approved_by=_by(case), approved_at=NOW)
    stages.withdraw(fact=fact, reason="It was another man.", by=_by(case), now=NOW)
    correction = Correction.objects.get(fact=fact)
    return {"brakes/": {"reference": brake.reference}, "corrections/": {"reference": correction.reference}}


def _of_risk(case: Case) -> dict[str, dict[str, str]]:
    """A fact about risk, on its way to the practitioner."""
    who = risks.Supervises("Sam Probation", "sam@example.org")
    risks.name_practitioner(case=case, who=who, by=_by(case), now=NOW)
    told = risks.Told("He waited outside.", "victim", "immediate", NOW.date())
    item = risks.record(case=case, told=told, by=_by(case), now=NOW)
    sent = risks.send(item=item, wording="He waited outside.", by=_by(case), now=NOW)
    message = {"reference": sent.reference}
    return {"risk/": {"reference": item.reference}, "risk-receipt": message, "settle-risk": message}


def _of_staffing(case: Case, manager: Account) -> dict[str, dict[str, str]]:
    """Somebody away, the case offered to another unit, somebody barred from another offender's cases, a case handed over."""
    one, other, elsewhere = builders.officer(), builders.officer(), builders.allocated()
    assert elsewhere.officer is not None
    absence = covers.Absence(NOW.date(), NOW.date() + timedelta(days=5), str(other.pk))
    cover = covers.record(officer=one, absence=absence, by=manager, now=NOW)
    moving = transfers.offer(case=case, unit_reference="exeter", reason="She has moved.", by=manager, now=NOW)
    bar = bars.record(case=elsewhere, officer=other, reason="They are related.", by=manager, now=NOW)
    plan = caseload_handovers.Plan(str(one.pk), (elsewhere.reference,))
    handed = caseload_handovers.begin(officer=elsewhere.officer, plan=plan, by=manager, now=NOW)
    kinds = {"covers/": cover, "transfers/": moving, "bars/": bar, "hand-overs/": handed}
    return {name: {"reference": str(row.pk)} for name, row in kinds.items()}


def _of_likenesses(case: Case, manager: Account) -> dict[str, dict[str, str]]:
    """Two who may be the same, two who were made one, and another name of the case's person."""
    for family_name in ("Rhydwen", "Penmaen"):
        for given_names in ("Siân", "Shan"):
            somebody = replace(builders.victim(), given_names=given_names, family_name=family_name)
            builders.referred(victims=(somebody,))
    open_pair, pair = likenesses.listed(manager)[:2]
    version = merge_previews.preview(manager, pair, "first").version
    made = merges.merge(likeness=pair, keep="first", reason="The same.", version=version, by=manager, now=NOW)
    name = other_names.add(
        case=case, of_offender=False, kind="maiden", given_names="", family_name="Tirion", by=_by(case), now=NOW
    )
    place = protected_places.add(case=case, kind="school", name="Ysgol Tirion", by=_by(case), now=NOW)
    return {
        "likenesses/": {"likeness": str(open_pair.pk), "keep": "first"},
        "merges/": {"merge": str(made.pk)},
        "end-other-name": {"key": str(name.pk)},
        "end-protected-place": {"key": str(place.pk)},
    }
