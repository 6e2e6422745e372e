"""Finding a case by whatever somebody has: a name however it is written, our reference, a number, a postcode, a telephone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case as Choice
from django.db.models import F, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from victimcontact.casework import access, attempts, audit, identifiers, indexes
from victimcontact.records.models import (
    Account,
    Address,
    Case,
    ContactPoint,
    FormerName,
    IdentifierKind,
    NameKeys,
    Offender,
    OffenderIdentifier,
    Person,
)
from victimcontact.scheme import names
from victimcontact.scheme.names import Alike, Match
from victimcontact.scheme.roles import May

FOUND_AT_MOST = 50
SEARCHES = 100
LOOKED_AT = 200  # so many of the surest are held against what was typed, letter by letter

MAIL = re.compile(r"\S+@\S+\.\S+")
TELEPHONE = re.compile(r"(?<![\w/])\+?\(?[0-9][0-9 ()-]{7,}[0-9](?![\w/])")
WHOLE_NUMBER = re.compile(r"[A-Z][0-9]{4}[A-Z]{2}|[A-Z]{1,2}[0-9]{6}")
CODE = re.compile(r"[A-Z]{0,2}[0-9][0-9A-Z/]*")
REFERENCE = re.compile(r"[A-Z]{2}-[0-9A-Z]{0,4}(?:-[0-9A-Z]{0,4})?")


NO_KEY = ["nothing"]
JOINED = """
WITH met (person, offender, sure) AS MATERIALIZED ({met})
SELECT id, min(sure) FROM (
    SELECT theirs.id, sure FROM met CROSS JOIN LATERAL
        (SELECT id FROM ({reached}) AS reached (id, person, offender) WHERE person = met.person OFFSET 0) AS theirs
    UNION ALL
    SELECT theirs.id, sure FROM met CROSS JOIN LATERAL
        (SELECT id FROM ({reached}) AS reached (id, person, offender) WHERE offender = met.offender OFFSET 0) AS theirs
) AS either GROUP BY id ORDER BY min(sure), id LIMIT %s
"""


@dataclass(frozen=True)
class Asked:
    """What was typed, understood. Everything in it has to hold of a case."""

    name: str = ""
    codes: tuple[str, ...] = ()
    postcode: str = ""
    telephone: str = ""
    mail: str = ""


@dataclass(frozen=True)
class Reason:
    """Why a case was found. `kind` is an `Alike`, or reference, identifier, postcode, telephone, mail.

    For a name `about` says whose it is (person, offender), `name` which, and `former` that they no longer go by it.
    """

    kind: str
    about: str = ""
    name: str = ""
    former: bool = False


@dataclass(frozen=True)
class Found:
    """A case with the reasons why it was found."""

    case: Case
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Finding:
    """What a search found, the surest first; `more` when there was more than is shown."""

    found: tuple[Found, ...] = ()
    more: bool = False


def find(account: Account, wanted: str, *, now: datetime) -> Finding:
    """Cases within reach that what was typed is about, at most 50; that there was a search is written down, not what for.

    A name is found as given, by its beginning, short form or sound, misspelt, or as one they had before. Counted, so that nobody
    can go through names: raises `attempts.TooMany`, or `access.NotPermitted`.
    """
    access.require(account, May.SEARCH_CASES)
    attempts.count("case_search", str(account.pk), now=now, limit=SEARCHES)
    asked = read(wanted)
    candidates = _candidates(account, asked) if asked != Asked() else []
    found = _ranked(asked, candidates[:LOOKED_AT])
    audit.write("finding.search", by=account, now=now, data={"found": len(found)})
    return Finding(tuple(found[:FOUND_AT_MOST]), more=len(found) > FOUND_AT_MOST or len(candidates) > LOOKED_AT)


def read(text: str) -> Asked:
    """Understand what was typed: a telephone number, postcode, e-mail address, references and numbers; the rest is a name."""
    whole = "".join(text.split()).upper()
    if WHOLE_NUMBER.fullmatch(whole):
        return Asked(codes=(whole,))
    text, mail = _taken_out(MAIL, text)
    text, telephone = _taken_out(TELEPHONE, text)
    text, postcode = _taken_out(indexes.POSTCODE, text.upper())
    words = text.split()
    codes = tuple(word for word in words if _is_a_code(word))
    name = " ".join(word for word in words if not _is_a_code(word))
    return Asked(name if _is_a_name(name) else "", codes, postcode, telephone, mail)


def _is_a_name(text: str) -> bool:
    """One letter begins too many names to be looked for alone; beside a longer word it counts."""
    return any(len(word) > 1 for word in names.plain(text).split())


def _taken_out(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    found = pattern.search(text)
    return (f"{text[: found.start()]} {text[found.end() :]}", found[0]) if found else (text, "")


def _is_a_code(word: str) -> bool:
    return any(shape.fullmatch(word.upper()) for shape in (CODE, REFERENCE))


def _candidates(account: Account, asked: Asked) -> list[Case]:
    """Cases of which everything asked could hold, the surest first; one more than are looked at when there are more."""
    cases = access.cases_within_reach(account)
    for code in asked.codes:
        cases = cases.filter(_has_code(code))
    if asked.postcode:
        cases = cases.filter(_person_of(Address.objects.filter(postcode_index=indexes.of_postcode(asked.postcode))))
    if asked.telephone:
        points = ContactPoint.objects.filter(value_index__in=indexes.of_number(asked.telephone))
        cases = cases.filter(_person_of(points))
    if asked.mail:
        index = indexes.of_contact_point("email", asked.mail)
        cases = cases.filter(_person_of(ContactPoint.objects.filter(value_index=index)))
    if not asked.name:
        return list(_with_names(cases).order_by("person__family_name", "pk")[: LOOKED_AT + 1])
    surest = _named(cases, asked.name)
    found = {case.pk: case for case in _with_names(Case.objects.filter(pk__in=surest))}
    return [found[key] for key in surest]


def _has_code(code: str) -> Q:
    """The case's own reference from its beginning, its referral's, or a number that its offender has or ever had."""
    plain = code.upper()
    if REFERENCE.fullmatch(plain):
        return _is_in(Case.objects.filter(reference__startswith=plain), Case.objects.filter(referral__reference=plain))
    values = {identifiers.normalised(kind, code) for kind in IdentifierKind}
    return Q(sentence__offender__in=OffenderIdentifier.objects.filter(value__in=values).values("offender"))


def _is_in(first: QuerySet[Case], *others: QuerySet[Case]) -> Q:
    """In one of several sets, each found by an index of its own: an OR over joined tables would read every case."""
    return Q(pk__in=first.values("pk").union(*(other.values("pk") for other in others), all=True))


def _person_of(ways: QuerySet[Address] | QuerySet[ContactPoint]) -> Q:
    """The person somebody is reached by, now or before; whoever was merged into another is the other."""
    return Q(person__in=ways.values(who=Coalesce("person__merged_into", "person")))


def _named(cases: QuerySet[Case], name: str) -> list[UUID]:
    """Which of these cases every word of a name could be of, their person's or their offender's; the surest first.

    Who is met is worked out by its index, then the cases of each of them (OFFSET 0 keeps it so): left to itself PostgreSQL takes
    a word of a name to be far commoner than it is, and reads every case of the unit, or of the country, first.
    """
    reached = cases.values(case=F("pk"), whose=F("person"), of=F("sentence__offender"))
    met = _met(name)
    try:
        (reached_sql, reached_values), (met_sql, met_values) = (rows.query.sql_with_params() for rows in (reached, met))
    except EmptyResultSet:  # nothing can be reached, whatever is asked
        return []
    with connection.cursor() as cursor:
        values = (*met_values, *reached_values, *reached_values, LOOKED_AT + 1)
        cursor.execute(JOINED.format(reached=reached_sql, met=met_sql), values)
        return [key for key, _sure in cursor.fetchall()]


def _met(name: str) -> QuerySet[Any, Any]:
    """The keys that every word of a name meets, with how sure that is: 0 when each is as given."""
    words = [names.sought(word) for word in names.words_of(name)]
    ways = tuple(Alike)
    tiers = [When(_meets(words, ways[: end + 1]), then=Value(end)) for end in range(len(ways) - 1)]
    sure = Choice(*tiers, default=Value(len(ways)), output_field=IntegerField())
    together = list(names.as_one(name)) or NO_KEY
    met = NameKeys.objects.filter(_meets(words, ways) | Q(keys__overlap=together))
    return met.values("person", "offender", sure=sure)


def _meets(words: Iterable[dict[Alike, tuple[str, ...]]], ways: tuple[Alike, ...]) -> Q:
    """Each word is met by one of its keys of these ways."""
    condition = Q()
    for word in words:
        condition &= Q(keys__overlap=[key for way in ways for key in word[way]] or NO_KEY)
    return condition


def _with_names(cases: QuerySet[Case]) -> QuerySet[Case]:
    live = FormerName.objects.filter(ended_at__isnull=True)
    return cases.select_related("person", "sentence__offender", "officer", "unit").prefetch_related(
        Prefetch("person__former_names", queryset=live), Prefetch("sentence__offender__former_names", queryset=live)
    )


def _ranked(asked: Asked, cases: Iterable[Case]) -> list[Found]:
    """The candidates that hold letter by letter, the surest first: by name as it is before a former one, then by closeness."""
    exact = tuple(
        Reason(kind)
        for kind, value in (("postcode", asked.postcode), ("telephone", asked.telephone), ("mail", asked.mail))
        if value
    )
    found: list[tuple[tuple[int, bool, int], Found]] = []
    for case in cases:
        reasons = (*_codes(asked), *exact)
        best = _best_name(asked.name, case) if asked.name else None
        if best is not None:
            found.append((_sureness(*best), Found(case, (best[1], *reasons))))
        elif not asked.name:
            found.append(((0, False, 0), Found(case, reasons)))
    return [one for _sureness_of_it, one in sorted(found, key=lambda pair: pair[0])]


def _codes(asked: Asked) -> Iterator[Reason]:
    for code in asked.codes:
        yield Reason("reference" if REFERENCE.fullmatch(code.upper()) else "identifier")


def _best_name(wanted: str, case: Case) -> tuple[Match, Reason] | None:
    both = (("person", case.person), ("offender", case.sentence.offender))
    found = [one for about, whose in both for one in _names_met(wanted, about, whose)]
    return min(found, key=lambda one: _sureness(*one), default=None)


def _names_met(wanted: str, about: str, whose: Person | Offender) -> Iterator[tuple[Match, Reason]]:
    for given, family, former in _names_of(whose):
        met = names.match(wanted, given, family)
        if met is not None:
            yield met, Reason(met.how, about, f"{given} {family}".strip(), former)


def _names_of(whose: Person | Offender) -> Iterator[tuple[str, str, bool]]:
    """Each whole name: as it is now, as they like to be called, and others they have or had, with the first names they have now."""
    yield whose.given_names, whose.family_name, False
    if isinstance(whose, Person) and whose.preferred_name:
        yield whose.preferred_name, whose.family_name, False
    for other in whose.former_names.all():
        yield other.given_names or whose.given_names, other.family_name, True


def _sureness(match: Match, reason: Reason) -> tuple[int, bool, int]:
    return (names.SUREST_FIRST.index(match.how), reason.former, -match.closeness)
