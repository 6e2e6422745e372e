"""What making two into one would change, and what taking it back would: said exactly, before anybody confirms it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from victimcontact.casework import access, merges, people
from victimcontact.casework.merges import Merge, Pair
from victimcontact.records.models import (
    Account,
    Address,
    Case,
    ContactPoint,
    FormerName,
    Invitation,
    Likeness,
    Offender,
    OffenderIdentifier,
    Person,
    SafeContactPlan,
    Sentence,
)
from victimcontact.scheme.merging import Refusal


@dataclass(frozen=True)
class Side:
    """One of the two, as an officer compares them. Cases are those within the officer's reach."""

    name: str
    born_on: date | None
    other_names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    language: str = ""
    signs_in: bool = False
    in_danger: bool = False


@dataclass(frozen=True)
class Change:
    """One kind of change, with what it happens to, in words or references."""

    kind: str
    items: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Preview:
    """What a merge would do, or why it cannot be. `version` is what the preview was made from."""

    kept: Side
    gone: Side
    changes: tuple[Change, ...]
    refusals: tuple[Refusal, ...]
    version: int


@dataclass(frozen=True)
class Undoing:
    """What taking a merge back moves back, and what was added since and stays with the one that was kept."""

    kept: Side
    gone: Side
    back: tuple[Change, ...]
    stay: tuple[Change, ...]


def side_of(account: Account, whose: Person | Offender) -> Side:
    """One of the two, with what of theirs is within the officer's reach."""
    others = FormerName.objects.filter(ended_at__isnull=True, **{_kind(whose): whose.pk}).order_by("made_at")
    names = _names(others)
    cases = access.cases_within_reach(account).select_related("sentence__offender", "unit")
    if isinstance(whose, Offender):
        theirs = tuple(cases.filter(sentence__offender=whose.pk).order_by("reference"))
        sentences = tuple({case.sentence_id: case.sentence for case in theirs}.values())
        return Side(whose.full_name, whose.born_on, names, _identifiers(whose), (), theirs, sentences)
    address, plan = people.live_address(whose), people.live_plan(whose)
    return Side(
        whose.full_name,
        whose.born_on,
        names,
        tuple(str(point.value) for point in _live_points(whose)),
        tuple(address.lines) if address else (),
        tuple(cases.filter(person=whose.pk).order_by("reference")),
        language=whose.language,
        signs_in=whose.account_id is not None,
        in_danger=bool(plan and plan.in_danger),
    )


def preview(account: Account, likeness: Likeness, keep: str) -> Preview:
    """What would change if the two of a likeness that `likenesses.likeness_for` gave were made one; `keep` is `first` or `other`."""
    pair = merges.pair_of(likeness, keep)
    kept, gone = side_of(account, pair.kept), side_of(account, pair.gone)
    changes = tuple(change for change in _changes(pair, kept, gone) if change.items)
    return Preview(kept, gone, changes, merges.refusals(pair, by=account), merges.version_of(pair))


def undoing(account: Account, merge: Merge) -> Undoing:
    """What taking back a merge that `merges.merge_for` gave would do."""
    pair = merges.pair_behind(merge)
    back = tuple(change for change in _back(account, merge) if change.items)
    stay = tuple(change for change in _added_since(account, merge, pair.kept) if change.items)
    return Undoing(side_of(account, pair.kept), side_of(account, pair.gone), back, stay)


def _changes(pair: Pair, kept: Side, gone: Side) -> Iterator[Change]:
    staying = {case.pk for case in merges.stays(pair)}
    yield Change("found_by_name", (f"{pair.gone.given_names} {pair.gone.family_name}".strip(), *gone.other_names))
    if kept.born_on is None and gone.born_on is not None:
        yield Change("birth_date", (gone.born_on.isoformat(),))
    if isinstance(pair.kept, Offender):
        yield Change("numbers_move", gone.numbers)
        yield Change("sentences_move", tuple(_sentence(sentence) for sentence in gone.sentences))
        yield Change("sentences_alike", tuple(_sentence(one) for one in gone.sentences if _is_among(one, kept)))
        return
    yield Change("cases_move", tuple(case.reference for case in gone.cases if case.pk not in staying))
    yield Change("cases_stay", tuple(case.reference for case in gone.cases if case.pk in staying))
    yield Change("reached_as_before", _ways(kept))
    yield Change("set_aside", tuple(way for way in _ways(gone) if way not in _ways(kept)))
    live = Invitation.objects.filter(person=pair.gone.pk, used_at__isnull=True, withdrawn_at__isnull=True)
    yield Change("invitations_end", tuple(live.values_list("case__reference", flat=True)))


def _back(account: Account, merge: Merge) -> Iterator[Change]:
    moved = merge.moved
    cases = access.cases_within_reach(account).filter(pk__in=moved.get("cases", ()), person=merge.kept_person_id)
    yield Change("cases_back", tuple(cases.order_by("reference").values_list("reference", flat=True)))
    numbers = OffenderIdentifier.objects.filter(pk__in=moved.get("identifiers", ()), offender=merge.kept_offender_id)
    yield Change("numbers_back", tuple(_number(row) for row in numbers))
    sentences = Sentence.objects.filter(pk__in=moved.get("sentences", ()), offender=merge.kept_offender_id)
    yield Change("sentences_back", tuple(_sentence(row) for row in sentences))
    addresses = Address.objects.filter(pk__in=moved.get("addresses", ()))
    points = ContactPoint.objects.filter(pk__in=moved.get("contact_points", ()))
    ways = (*(", ".join(row.lines) for row in addresses), *(str(row.value) for row in points))
    yield Change("counts_again", ways)
    names = FormerName.objects.filter(pk__in=moved["added_names"], ended_at__isnull=True)
    yield Change("name_ends", _names(names))


def _added_since(account: Account, merge: Merge, kept: Person | Offender) -> Iterator[Change]:
    since = {"made_at__gt": merge.made_at}
    names = FormerName.objects.filter(**{_kind(kept): kept.pk}, **since).exclude(pk__in=merge.moved["added_names"])
    yield Change("names_stay", _names(names))
    if isinstance(kept, Offender):
        known = [*merge.moved["kept_identifiers"], *merge.moved["identifiers"]]
        numbers = OffenderIdentifier.objects.filter(offender=kept.pk).exclude(pk__in=known)
        yield Change("numbers_stay", tuple(_number(row) for row in numbers))
        cases = access.cases_within_reach(account).filter(sentence__offender=kept.pk)
    else:
        cases = access.cases_within_reach(account).filter(person=kept.pk)
        yield Change("ways_stay", _ways_since(kept, merge))
    newer = cases.filter(opened_at__gt=merge.made_at).order_by("reference")
    yield Change("cases_stay_here", tuple(newer.values_list("reference", flat=True)))


def _ways_since(kept: Person, merge: Merge) -> tuple[str, ...]:
    since = {"person": kept.pk, "made_at__gt": merge.made_at}
    plans = SafeContactPlan.objects.filter(**since).count()
    return (
        *(", ".join(row.lines) for row in Address.objects.filter(**since)),
        *(str(row.value) for row in ContactPoint.objects.filter(**since)),
        *((f"{plans} x safe-contact plan",) if plans else ()),
    )


def _ways(side: Side) -> tuple[str, ...]:
    return (*((", ".join(side.address),) if side.address else ()), *side.numbers)


def _live_points(person: Person) -> list[ContactPoint]:
    return list(ContactPoint.objects.filter(person=person, replaced_at__isnull=True).order_by("channel"))


def _identifiers(offender: Offender) -> tuple[str, ...]:
    return tuple(_number(row) for row in OffenderIdentifier.objects.filter(offender=offender).order_by("kind", "value"))


def _names(rows: Iterable[FormerName]) -> tuple[str, ...]:
    return tuple(f"{name.given_names} {name.family_name}".strip() for name in rows)


def _number(row: OffenderIdentifier) -> str:
    return f"{row.kind.replace('_', ' ')} {row.value}"


def _sentence(sentence: Sentence) -> str:
    return f"{sentence.offence_title}, {sentence.kind.replace('_', ' ')}, {sentence.imposed_on.isoformat()}"


def _is_among(sentence: Sentence, side: Side) -> bool:
    """Whether a side has a sentence that looks like the same one. They stay two: what happens is recorded in each."""
    return any((one.imposed_on, one.kind) == (sentence.imposed_on, sentence.kind) for one in side.sentences)


def _kind(whose: Person | Offender) -> str:
    return "person" if isinstance(whose, Person) else "offender"
