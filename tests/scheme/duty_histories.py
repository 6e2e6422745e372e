"""Made-up histories of cases, for what must hold of every ledger."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

from victimcontact.scheme.duties import CaseTerms, Fact
from victimcontact.scheme.reoffers import Point

FIRST_DAY, LAST_DAY = date(2023, 1, 2), date(2026, 11, 20)
IDS = [f"f{number}" for number in range(14)]
REVIEWS = ("p1", "t1")

_days = st.dates(FIRST_DAY, LAST_DAY)
_coming_days = st.dates(FIRST_DAY, date(2027, 12, 1))
_about = st.sampled_from([None, *IDS, *REVIEWS])


def _choice(*values: object) -> st.SearchStrategy[object]:
    return st.sampled_from(values)


def _fields(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Mapping[str, object]]:
    return st.fixed_dictionaries(fields)


_review = _choice(*REVIEWS)
_REVIEW_ONLY = _fields(review=_review)
_NOTHING = _fields()

FIELDS: Mapping[str, st.SearchStrategy[Mapping[str, object]]] = {
    "sentenced": _fields(kind=_choice("life", "imprisonment", "extended", "hospital_order")),
    "referred": _NOTHING,
    "contact": _fields(
        document=_choice(None, "L01", "L02", "L05", "L06", "L07", "L09", "L10", "L12", "L17", "L19", "L28", "R01"),
        channel=_choice("letter", "phone", "visit", "email"),
        outcome=_choice("sent", "sent", "delivered", "acknowledged", "completed", "bounced", "failed"),
        about=_about,
    ),
    "wish": _fields(
        wish=_choice("join", "join", "not_now", "decline", "never", "leave", "rejoin"),
        level=_choice(None, "release_month", "annual", "key_stages"),
        ask_again_on=st.none() | _coming_days,
        ask_again_at=st.lists(st.sampled_from(Point), max_size=2),
    ),
    "stage": _fields(
        code=_choice("moved_to_open_conditions", "escaped", "released", "died", "moved_prison", "absolutely_discharged")
    ),
    "key_date": _fields(name=_choice("release", "tariff", "parole_eligibility"), date=st.none() | _coming_days),
    "review_opened": _fields(
        review=_review,
        kind=_choice("parole", "tribunal", "mhcs", "recall_review", "hdc"),
        respond_by=st.none() | _coming_days,
        reconsiderable=_choice(None, True, False),
    ),
    "hearing_listed": _fields(review=_review, hearing_on=st.none() | _coming_days),
    "hearing_deferred": _fields(review=_review, hearing_on=st.none() | _coming_days),
    "decision": _fields(
        review=_review, outcome=_choice("release", "no_release", "open_conditions", "absolute_discharge")
    ),
    "reconsideration_applied": _REVIEW_ONLY,
    "reconsideration_decided": _fields(review=_review, outcome=_choice("granted", "refused")),
    "set_aside_applied": _REVIEW_ONLY,
    "public_hearing_applied": _REVIEW_ONLY,
    "non_disclosure_wanted": _REVIEW_ONLY,
    "non_disclosure_choice": _fields(review=_review, choice=_choice("withdraw", "redact", "accept")),
    "submitted": _fields(review=_choice("p1", "t1", None), document=_choice("R01", "R02", "R03", "R05")),
    "consulted": _fields(kind=_choice("hdc", "licence_variation"), emergency=_choice(None, True)),
    "condition_requested": _fields(request=_choice("c1", "c2")),
    "condition_confirmed": _fields(request=_choice("c1", "c2")),
    "condition_decided": _fields(request=_choice("c1", "c2"), outcome=_choice("granted", "refused")),
    "licence_starts": _fields(date=_coming_days),
    "recalled": _fields(sentence=_choice(None, "imprisonment", "life")),
    "meeting": _fields(kind=_choice("mappa", "marac"), level=_choice(1, 2, 3), held_on=_coming_days),
    "minutes_received": _fields(held_on=_coming_days),
    "risk_told": _fields(urgency=_choice("immediate", "routine"), unwanted_contact=_choice(None, True)),
    "risk_passed_on": _NOTHING,
    "address_changed": _NOTHING,
    "released": _NOTHING,
    "discharged": _NOTHING,
    "restriction_ended": _NOTHING,
    "sentence_ended": _NOTHING,
    "died": _NOTHING,
    "absconded": _NOTHING,
}
WITHDRAWAL = _fields(withdraws=st.sampled_from(IDS))

terms = st.builds(
    CaseTerms,
    route=st.sampled_from(["A", "B", "C", "D", "E", "F", "G", "vns"]),
    level=st.sampled_from(["release_month", "annual", "key_stages"]),
)


def histories(*, withdrawals: bool) -> st.SearchStrategy[list[Fact]]:
    """Up to fourteen facts, in no order, with ids that contacts and withdrawals may name."""
    kinds = {**FIELDS, "withdrawn": WITHDRAWAL} if withdrawals else dict(FIELDS)
    fact = st.sampled_from(sorted(kinds)).flatmap(lambda kind: st.tuples(st.just(kind), _days, kinds[kind]))
    return st.lists(fact, max_size=len(IDS)).map(_with_ids)


def _with_ids(told: list[tuple[str, date, Mapping[str, object]]]) -> list[Fact]:
    return [Fact(kind, on, id_, data) for id_, (kind, on, data) in zip(IDS, told, strict=False)]


def years_of_facts(count: int, kind_of: Callable[[int], tuple[str, Mapping[str, object]]]) -> list[Fact]:
    """A long history: one fact every twelve days for as long as they last."""
    first = date(2016, 1, 4)
    return [
        Fact(kind, first + timedelta(days=12 * n), f"f{n}", data) for n in range(count) for kind, data in [kind_of(n)]
    ]
