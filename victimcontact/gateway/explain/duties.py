"""`explain duties`: reads the case and its facts strictly, asks the ledger, and shows the rows of the contract."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from victimcontact.gateway.explain.reading import COMMON, Asking, Fields, NotKnown, Unreadable, asking
from victimcontact.scheme.calendar import EARLIEST, HORIZON
from victimcontact.scheme.duties import SAME_AS, CaseTerms, Duty, Fact, owed
from victimcontact.scheme.keystages import REGISTER, Kind, Level, Route
from victimcontact.scheme.reoffers import Point

Reader = Callable[[Fields, str, date], object]

_CASE = ("route", "level", "region", "welsh")
_TERM_PARTS = ("years", "months", "weeks", "days")
# Marks the ids we give to facts that came without one: such a fact cannot be what a row is about.
_UNNAMED = "~"

_REPORTS = tuple(f"R{number:02}" for number in range(1, 7))
_DOCUMENTS = (*(f"L{number:02}" for number in range(1, 29)), *_REPORTS)
_SENTENCES = (
    "imprisonment", "life", "ipp", "extended", "sopc", "yoi_detention", "custody_for_life", "dto", "hmp_detention",
    "s250", "s252a", "s254", "suspended", "community", "fine", "discharge", "hospital_order", "interim_hospital_order",
    "guardianship", "remand",
)  # fmt: skip
_REVIEWS = ("parole", "tribunal", "mhcs", "hdc", "open_conditions", "licence_variation", "recall_review")
_KEY_DATES = ("release", "parole_eligibility", "tariff", "hdc_eligibility", "sentence_end", "licence_end")


def _text(fields: Fields, name: str, _on: date) -> object:
    return fields.text(name)


def _flag(fields: Fields, name: str, _on: date) -> object:
    return fields.maybe_flag(name)


def _past_day(fields: Fields, name: str, on: date) -> object:
    return fields.day(name, on)


def _any_day(fields: Fields, name: str, _on: date) -> object:
    return fields.day(name)


def _known_day(fields: Fields, name: str, _on: date) -> object:
    """A day from which working days are counted."""
    return _within_horizon(fields, name, fields.day(name))


def _term(fields: Fields, name: str, _on: date) -> object:
    term = fields.part(name, _TERM_PARTS)
    return {part: term.whole_number(part, 0, 9999) for part in _TERM_PARTS if term.given(part)}


def _points(fields: Fields, name: str, _on: date) -> object:
    if any(not isinstance(point, str) or point not in tuple(Point) for point in fields.items(name)):
        raise fields.refuse(name, f"a list of {', '.join(Point)}")
    return fields.items(name)


def _one_of(*accepted: str) -> Reader:
    return lambda fields, name, _on: fields.choice(name, accepted)


def _number(least: int, most: int) -> Reader:
    return lambda fields, name, _on: fields.whole_number(name, least, most)


_REVIEW = {"review": _text}
_REVIEW_AND_OUTCOME = {**_REVIEW, "outcome": _text}
_REVIEW_AND_CHOICE = {**_REVIEW, "choice": _one_of("withdraw", "redact", "accept")}
_HEARING = {**_REVIEW, "hearing_on": _known_day}
_CONDITION = {"request": _text, "condition": _text, "reason": _text}
_HAPPENED = {"happened_on": _past_day}

# The further fields of every fact (contracts/explain.md), each with how it is read.
FACTS: Mapping[str, Mapping[str, Reader]] = {
    "sentenced": {
        "kind": _one_of(*_SENTENCES),
        "term": _term,
        "custodial_term": _term,
        "extension_term": _term,
        "youth": _flag,
    },
    "referred": {"from": _text},
    "contact": {
        "document": _one_of(*_DOCUMENTS),
        "channel": _one_of("letter", "email", "text", "phone", "visit", "portal"),
        "outcome": _one_of("sent", "delivered", "acknowledged", "completed", "bounced", "failed"),
        "about": _text,
    },
    "wish": {
        "wish": _one_of("join", "not_now", "decline", "never", "leave", "rejoin"),
        "level": _one_of(*Level),
        "ask_again_on": _any_day,
        "ask_again_at": _points,
    },
    "stage": {"code": _text, "happened_on": _past_day},
    "key_date": {
        "name": _one_of(*_KEY_DATES),
        "date": _any_day,
        "reason": _one_of("law", "added_days", "recall", "appeal", "correction"),
    },
    "review_opened": {
        **_REVIEW,
        "kind": _one_of(*_REVIEWS),
        "application_made_on": _past_day,
        "respond_by": _known_day,
        "reconsiderable": _flag,
    },
    "hearing_listed": _HEARING,
    "hearing_deferred": _HEARING,
    "decision": {**_REVIEW_AND_OUTCOME, "provided_on": _past_day},
    "reconsideration_applied": _REVIEW_AND_OUTCOME,
    "reconsideration_decided": {**_REVIEW, "outcome": _one_of("granted", "refused")},
    "high_court_referral": _REVIEW_AND_OUTCOME,
    "high_court_decided": {**_REVIEW, "outcome": _one_of("upheld", "quashed")},
    "set_aside_applied": _REVIEW_AND_OUTCOME,
    "public_hearing_applied": _REVIEW_AND_CHOICE,
    "non_disclosure_wanted": _REVIEW_AND_CHOICE,
    "non_disclosure_choice": _REVIEW_AND_CHOICE,
    "submitted": {**_REVIEW, "document": _one_of(*_REPORTS)},
    "consulted": {"kind": _text, "emergency": _flag, "answer": _one_of("yes", "not_applicable")},
    "condition_requested": {**_CONDITION, "outcome": _text},
    "condition_confirmed": {**_CONDITION, "outcome": _text},
    "condition_decided": {**_CONDITION, "outcome": _one_of("granted", "granted_adapted", "refused")},
    "licence_starts": {"date": _known_day},
    "recalled": {
        **_HAPPENED,
        "returned_on": _past_day,
        "mappa_level": _number(1, 3),
        "mappa_category": _number(1, 4),
        "sentence": _one_of(*_SENTENCES),
    },
    "meeting": {"kind": _text, "level": _number(1, 3), "held_on": _known_day},
    "minutes_received": {"held_on": _known_day, "kind": _text, "level": _number(1, 3)},
    "address_changed": {},
    "representative_changed": {},
    "turned_18": {},
    "released": _HAPPENED,
    "discharged": _HAPPENED,
    "restriction_ended": _HAPPENED,
    "sentence_ended": _HAPPENED,
    "died": _HAPPENED,
    "absconded": _HAPPENED,
    "escaped": _HAPPENED,
    "recaptured": _HAPPENED,
    "deported": _HAPPENED,
    "risk_told": {"urgency": _one_of("immediate", "routine"), "unwanted_contact": _flag},
    "risk_passed_on": {},
    "withdrawn": {"withdraws": _text, "reason": _text},
}


def answer(document: Mapping[str, object]) -> dict[str, object]:
    """The answer to a question as in the contract. Raises `Unreadable`, `NotKnown` and `BeyondHorizon`."""
    fields = Fields(document, (*COMMON, "case", "facts"))
    fields.require("on", "case")
    asked = asking(fields)
    _within_horizon(fields, "on", asked.on)
    terms = _terms(fields.part("case", _CASE))
    duties = owed(terms, _facts(fields, asked), on=asked.on, law=asked.law)
    return {"duties": [as_json(duty) for duty in duties]}


def as_json(duty: Duty) -> dict[str, object]:
    """A duty in the words of the contract; `blocked_by` only where something blocks it."""
    about = None if duty.about is None or duty.about.startswith(_UNNAMED) else duty.about
    row: dict[str, object] = {
        "rule": duty.rule,
        "what": duty.what,
        "about": about,
        "owed_by": duty.owed_by,
        "opens_on": duty.opens_on.isoformat() if duty.opens_on else None,
        "due_on": duty.due_on.isoformat(),
        "last_on": duty.last_on.isoformat(),
        "standing": duty.standing,
        "source": duty.source,
        "text": duty.text,
    }
    return row | ({"blocked_by": duty.blocked_by} if duty.blocked_by else {})


def _terms(case: Fields) -> CaseTerms:
    return CaseTerms(
        route=case.required_choice("route", tuple(Route)),
        level=case.required_choice("level", tuple(Level)),
        region=case.text("region"),
        welsh=case.flag("welsh", False),
    )


def _facts(fields: Fields, asked: Asking) -> list[Fact]:
    """The facts, each with an id of its own: the asker's, or one that does not depend on the order they came in."""
    items = fields.items("facts")
    read = [_fact(item, f"{fields.path('facts')}[{place}]", asked.on) for place, item in enumerate(items)]
    _refuse_double_ids(fact.id for fact in read)
    facts = [fact if fact.id else _named(fact, place) for place, fact in enumerate(sorted(read, key=_content))]
    _refuse_dangling(facts)
    return facts


def _fact(item: object, where: str, on: date) -> Fact:
    if not isinstance(item, dict):
        raise Unreadable(f"{where}: found {json.dumps(item)[:60]}; accepted: a JSON object")
    kind = Fields(item, item.keys(), where).required_choice("fact", tuple(FACTS))
    readers = FACTS[kind]
    fields = Fields(item, ("fact", "on", "id", *readers, *(("data",) if kind == "stage" else ())), where)
    learned_on = fields.required_day("on", on)
    _within_horizon(fields, "on", learned_on)
    data = {name: read(fields, name, on) for name, read in readers.items() if fields.given(name)}
    if kind == "stage":
        data |= _stage_data(fields, on)
    id_ = fields.text("id") or ""
    if id_.startswith(_UNNAMED):
        raise fields.refuse("id", f"a text that does not begin with {_UNNAMED}")
    return Fact(kind, learned_on, id_, data)


def _stage_data(fields: Fields, on: date) -> dict[str, object]:
    """What came with a stage: the fields the register gives it, and those of the fact that has its name."""
    code = fields.text("code")
    if code is None:
        return {}
    if code not in REGISTER and code not in FACTS:
        raise fields.refuse("code", "a code of the register (victimcontact explain stages)")
    of_register = {field.name: field for field in REGISTER[code].fields} if code in REGISTER else {}
    of_fact = FACTS.get(SAME_AS.get(code, (code, {}))[0], {})
    data = fields.part("data", (*of_register, *of_fact))
    for name, field in of_register.items():
        if field.kind is Kind.DATE:
            data.day(name, on if field.past else None)
    return {name: read(data, name, on) for name, read in of_fact.items() if data.given(name)}


def _within_horizon(fields: Fields, name: str, day: date | None) -> date | None:
    """A day that working days are counted from. Raises NotKnown outside the years whose bank holidays are known."""
    if day is not None and not EARLIEST <= day <= HORIZON:
        raise NotKnown(f"{fields.path(name)}: found {day}; bank holidays are known from {EARLIEST} to {HORIZON}")
    return day


def _refuse_double_ids(ids: Iterable[str]) -> None:
    double = next((id_ for id_, count in Counter(ids).items() if id_ and count > 1), None)
    if double is not None:
        raise Unreadable(f"facts: found the id {double!r} twice; accepted: an id for one fact only")


def _refuse_dangling(facts: Iterable[Fact]) -> None:
    """A contact about nothing we know, or the withdrawal of no fact, would be ignored in silence."""
    known = tuple(facts)
    ids = {fact.id for fact in known}
    subjects = ids | {fact.text(name) for fact in known for name in ("review", "request")}
    for fact in known:
        for name, accepted in (("about", subjects), ("withdraws", ids)):
            if fact.text(name) not in (None, *accepted):
                raise Unreadable(f"facts: found {name} {fact.text(name)!r}; accepted: the id of another fact")


def _content(fact: Fact) -> tuple[date, str, str, str]:
    return fact.on, fact.kind, fact.id, json.dumps(dict(fact.data), default=str, sort_keys=True)


def _named(fact: Fact, place: int) -> Fact:
    return Fact(fact.kind, fact.on, f"{_UNNAMED}{place:04}", fact.data)
