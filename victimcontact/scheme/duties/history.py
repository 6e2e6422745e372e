"""What happened in one case, read the way the contract reads it: in order of days, once each, nothing withdrawn."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from victimcontact.scheme.duties.contacts import Contacts
from victimcontact.scheme.duties.membership import Membership
from victimcontact.scheme.duties.reviews import Review, reviews_in
from victimcontact.scheme.duties.values import CaseTerms, Fact

HAPPENINGS = (
    "released", "recalled", "discharged", "restriction_ended", "sentence_ended", "died", "absconded", "recaptured",
    "deported",
)  # fmt: skip
OTHER_KINDS = (
    "sentenced", "referred", "contact", "wish", "key_date", "review_opened", "hearing_listed", "hearing_deferred",
    "decision", "reconsideration_applied", "reconsideration_decided", "high_court_referral", "high_court_decided",
    "set_aside_applied", "public_hearing_applied", "non_disclosure_wanted", "non_disclosure_choice", "submitted",
    "consulted", "condition_requested", "condition_confirmed", "condition_decided", "licence_starts", "meeting",
    "minutes_received", "address_changed", "representative_changed", "turned_18", "risk_told", "risk_passed_on",
    "withdrawn", "stage",
)  # fmt: skip
KINDS = HAPPENINGS + OTHER_KINDS

# What belongs to a review, and may leave out which. A submitted report is read with its document instead.
OF_ONE_REVIEW = (
    "hearing_listed", "hearing_deferred", "decision", "reconsideration_applied", "reconsideration_decided",
    "high_court_referral", "high_court_decided", "set_aside_applied", "public_hearing_applied",
    "non_disclosure_wanted", "non_disclosure_choice",
)  # fmt: skip

# Codes of the register that say the same as a fact, with what more they say.
SAME_AS: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "escaped": ("absconded", {}),
    "recalled_to_hospital": ("recalled", {}),
    "released_on_home_detention_curfew": ("released", {}),
    "released_again": ("released", {}),
    "conditionally_discharged": ("discharged", {"manner": "conditional_discharge"}),
    "absolutely_discharged": ("discharged", {"manner": "absolute_discharge"}),
}


class History:
    """The facts of one case that count on the day of the question, indexed for the rules."""

    def __init__(self, terms: CaseTerms, facts: Iterable[Fact], on: date) -> None:
        self.terms = terms
        self.on = on
        counted, self.same_as = _once_each(_as_fact(fact) for fact in _with_their_review(list(facts)))
        self._by_kind: dict[str, list[Fact]] = {}
        for fact in sorted(counted, key=_in_order):
            self._by_kind.setdefault(fact.kind, []).append(fact)

    def of(self, *kinds: str) -> list[Fact]:
        """The facts of these kinds, in the order of their days."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], [])
        return sorted((fact for kind in kinds for fact in self._by_kind.get(kind, [])), key=_in_order)

    def first(self, kind: str, since: date, where: Callable[[Fact], bool] = lambda fact: True) -> Fact | None:
        """The first fact of a kind that was learned on `since` or later."""
        return next((fact for fact in self.of(kind) if fact.on >= since and where(fact)), None)

    @cached_property
    def contacts(self) -> Contacts:
        """The contacts with the person, each with what came of it."""
        return Contacts(self.of("contact"), self._subjects)

    @cached_property
    def membership(self) -> Membership:
        """Whether the person is a member, and at which level, on any day."""
        return Membership(self.of("wish"), self.terms.level)

    @cached_property
    def reviews(self) -> Sequence[Review]:
        """The reviews, each with its hearings."""
        return reviews_in(self)

    def review_of(self, fact: Fact) -> Review | None:
        """The review a fact belongs to."""
        return next((review for review in self.reviews if review.id == fact.text("review")), None)

    @cached_property
    def endings(self) -> list[Fact]:
        """What ended the sentence or order: its end, an absolute discharge, the offender's death (R89)."""
        ended = self.of("sentence_ended", "died", "discharged")
        return [fact for fact in ended if fact.kind != "discharged" or self.is_absolute(fact)]

    def is_absolute(self, discharge: Fact) -> bool:
        """Whether a discharge was absolute: said by the stage itself, else by the decision it carries out."""
        manner = discharge.text("manner")
        if manner is None:
            decided = [fact for fact in self.of("decision") if (fact.text("outcome") or "").endswith("_discharge")]
            before = [fact for fact in decided if fact.on <= discharge.on]
            manner = (before[-1:] or decided[:1] or [discharge])[0].text("outcome")
        return manner == "absolute_discharge"

    @cached_property
    def done(self) -> Mapping[str, Fact]:
        """Duties an officer recorded as done, by key: the proof where no other fact can be one."""
        found: dict[str, Fact] = {}
        for fact in self.of("done"):
            found.setdefault(fact.text("duty") or "", fact)
        return found

    @cached_property
    def not_told(self) -> Mapping[str, Fact]:
        """The facts of which somebody decided not to tell the person, by id, each with that decision."""
        return {fact.text("of") or "": fact for fact in reversed(self.of("not_told"))}

    @cached_property
    def _subjects(self) -> Mapping[str, frozenset[str]]:
        """What answering a fact is about: the fact itself, and its review or request."""
        subjects = {}
        for facts in self._by_kind.values():
            for fact in facts:
                names = (fact.id, fact.text("review"), fact.text("request"))
                subjects[fact.id] = frozenset(name for name in names if name)
        return subjects | {double: subjects[one] for double, one in self.same_as.items()}


def withdrawals_in(facts: Iterable[Fact]) -> dict[str, Fact]:
    """The facts that were withdrawn, by id, each with its withdrawal. A withdrawal that was itself withdrawn is none."""
    withdrawn: dict[str, Fact] = {}
    for fact in sorted((each for each in facts if each.kind == "withdrawn"), key=_in_order, reverse=True):
        if fact.id not in withdrawn:
            withdrawn[fact.text("withdraws") or ""] = fact
    return withdrawn


def _in_order(fact: Fact) -> tuple[date, str, str]:
    return fact.on, fact.kind, fact.id


def _with_their_review(facts: Sequence[Fact]) -> Iterator[Fact]:
    """A fact that names no review is about the only one known by its day; with several, or none, it stays unnamed."""
    for fact in facts:
        only = _only_review(facts, fact.on) if fact.kind in OF_ONE_REVIEW and not fact.text("review") else None
        yield replace(fact, data={**fact.data, "review": only}) if only else fact


def _only_review(facts: Sequence[Fact], day: date) -> str | None:
    """The one review known by that day; None where there were several, none, or one that nobody named."""
    known = [fact for fact in facts if fact.on <= day]
    names = {name for fact in known if (name := fact.text("review"))}
    unnamed = any(fact.kind == "review_opened" and not fact.text("review") for fact in known)
    return names.pop() if len(names) == 1 and not unnamed else None


def _as_fact(fact: Fact) -> Fact:
    """A stage whose code is the name of a fact is that fact; some codes say the same under another name."""
    code = fact.kind
    if code == "stage":
        code = fact.text("code") or code
    kind, more = SAME_AS.get(code, (code, {}))
    if kind == fact.kind or kind not in KINDS:
        return fact
    inner = fact.data.get("data")
    data = {**(inner if isinstance(inner, Mapping) else {}), **fact.data, **more}
    return replace(fact, kind=kind, data=data)


def _once_each(facts: Iterable[Fact]) -> tuple[list[Fact], dict[str, str]]:
    """The facts with every happening once, and the ids of those left out with the id that stands for them."""
    counted: list[Fact] = []
    happened: dict[str, list[Fact]] = {}
    same_as: dict[str, str] = {}
    for fact in sorted(facts, key=_in_order):
        if fact.kind not in HAPPENINGS:
            counted.append(fact)
            continue
        known = happened.setdefault(fact.kind, [])
        first = next((each for each in known if _same_day(each, fact)), None)
        if first is None:
            known.append(fact)
        else:
            same_as[fact.id] = first.id
            known[known.index(first)] = replace(first, data={**fact.data, **first.data})
    return counted + [fact for known in happened.values() for fact in known], same_as


def _same_day(one: Fact, other: Fact) -> bool:
    """The same happening told twice: learned on the same day, or said to have happened on the same day."""
    happened_on = one.day("happened_on")
    return one.on == other.on or (happened_on is not None and happened_on == other.day("happened_on"))
