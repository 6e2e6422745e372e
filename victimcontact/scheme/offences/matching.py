"""Is this offence in Schedule 18? Forgiving about how it is written, never about what it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from victimcontact.scheme.offences.entries import TERRORISM_LISTED_ON, Entry, Kinds
from victimcontact.scheme.offences.index import Placed, acts_named, all_placed, nearly_an_act, unlisted_of
from victimcontact.scheme.offences.naming import ActName, Section, act_name, plain, sections, without_inchoate, written
from victimcontact.scheme.offences.unlisted import MAY_BE_EITHER, UNLISTED, Unlisted

_MURDER = re.compile(r"^murder\b")
_INCHOATE_ACTS = {
    "criminal attempts act": frozenset({"1"}),
    "criminal law act": frozenset({"1"}),
    "serious crime act": frozenset({"44", "45", "46"}),
}
_INCHOATE_PARAGRAPHS = {"violent": "27", "sexual": "40", "terrorism": "44"}


class Listing(StrEnum):
    """Whether an offence is in a list. Doubtful: only a person can tell."""

    LISTED = "listed"
    UNLISTED = "unlisted"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class CodeFlags:
    """What a list of offence codes says of one code. A flag missing there is never a "no"."""

    code: str
    scheduled: bool = False
    murder: bool = False
    related_to_scheduled: bool = False
    terrorism: bool = False


@dataclass(frozen=True)
class Named:
    """An offence as it was named. `murder` None: look at the title. `flags`: of its code, when one was looked up."""

    title: str
    act: str | None = None
    section: str | None = None
    inchoate: str | None = None
    murder: bool | None = None
    convicted_on: date | None = None
    flags: CodeFlags | None = None


@dataclass(frozen=True)
class Finding:
    """Whether the offence is listed (`listing`) and, if not, whether it is of the notification scheme (R21).

    `rule` is R1, or R15 where the day of listing decides; `text` says in plain words why.
    """

    listing: Listing
    text: str
    source: str
    rule: str = "R1"
    notification: Listing = Listing.UNLISTED


_SCHEDULE = "Sentencing Code Sch 18"
_ACT_SOURCE = "DVCVA 2004 s.45(2)"
_CODES = "Offence code list"
_NOTHING_FOUND = Finding(Listing.UNLISTED, "", _SCHEDULE)
_NO_KINDS = Kinds(listed=r"(?!)")


def find(offence: Named, sentenced_on: date) -> Finding:
    """Whether the offence counts for the scheme by the list alone (R1, R2), for a sentence of that day (R15).

    Murder is named in the Act itself. Attempt, conspiracy and encouragement follow the offence they relate to.
    What cannot be told apart safely comes back as doubtful: a person must look, it is never a "no".
    """
    if _is_murder(offence):
        return _murder_found(offence)
    by_name = _by_act_and_section(offence, sentenced_on) if offence.act else _by_title(offence, sentenced_on)
    return _with_code(by_name, offence.flags, sentenced_on)


def _is_murder(offence: Named) -> bool:
    if offence.murder is not None:
        return offence.murder
    if offence.flags and offence.flags.murder:
        return True
    return bool(_MURDER.match(without_inchoate(plain(offence.title))[0]))


def _murder_found(offence: Named) -> Finding:
    if offence.inchoate or without_inchoate(plain(offence.title))[1]:
        return _listed("An attempt, conspiracy or encouragement in relation to murder is listed", "28")
    return Finding(Listing.LISTED, "Murder is named in the Act itself", _ACT_SOURCE)


def _listed(text: str, paragraph: str) -> Finding:
    source = f"{_SCHEDULE} para {paragraph}" if paragraph else _SCHEDULE
    return Finding(Listing.LISTED, text, source)


def _with_code(finding: Finding, flags: CodeFlags | None, sentenced_on: date) -> Finding:
    """What the list of codes adds: a flag may settle a doubt; a missing one settles nothing, nor any one a day."""
    settled = finding.listing is Listing.LISTED or finding.source != _SCHEDULE
    if flags is None or settled:
        return finding
    if finding.listing is Listing.UNLISTED:
        return _contradicted(flags) if flags.scheduled or flags.related_to_scheduled else finding
    if not flags.scheduled:
        text = f"{finding.text}. The list of codes has no mark for {flags.code}, which is never a no"
        return Finding(Listing.DOUBTFUL, text, _CODES, notification=finding.notification)
    if flags.terrorism and sentenced_on < TERRORISM_LISTED_ON:
        text = f"The list of codes marks {flags.code}, but not from which day it was listed"
        return Finding(Listing.DOUBTFUL, text, _CODES, rule="R15")
    return Finding(Listing.LISTED, f"The list of codes marks {flags.code} as a scheduled offence", _CODES)


def _contradicted(flags: CodeFlags) -> Finding:
    text = f"The list of codes marks {flags.code}, but the Act and section are not in Schedule 18"
    return Finding(Listing.DOUBTFUL, text, _CODES)


def _by_act_and_section(offence: Named, sentenced_on: date) -> Finding:
    act = act_name(offence.act or "")
    named = sections(offence.section or "")
    if act.name == "common law" or _makes_inchoate_offences(act, named):
        return _by_title(offence, sentenced_on)
    if not named:
        return _without_section(offence, sentenced_on)
    by_act = acts_named(act)
    if not by_act:
        return _of_an_act_without_entries(offence, named)
    answers = [_in_section(offence, section, placed, sentenced_on) for section in named for placed in by_act]
    if len({answer.listing for answer in answers}) > 1:
        return _between_readings(offence, by_act, sentenced_on)
    return answers[0] if answers[0].text else _outside(offence, named)


def _between_readings(offence: Named, by_act: tuple[tuple[Placed, ...], ...], sentenced_on: date) -> Finding:
    """Several Acts or sections fit and do not agree: the exact title of an entry decides when the year is missing."""
    by_title = _by_title(offence, sentenced_on, within=sum(by_act, ()))
    if len(by_act) > 1 and by_title.listing is Listing.LISTED:
        return by_title
    return _doubtful(offence, "Read one way the offence is in Schedule 18, read another way it is not")


def _makes_inchoate_offences(act: ActName, named: tuple[Section, ...]) -> bool:
    bases = {section.base for section in named}
    return act.name in _INCHOATE_ACTS and bases <= _INCHOATE_ACTS[act.name]


def _in_section(offence: Named, section: Section, placed: tuple[Placed, ...], sentenced_on: date) -> Finding:
    """The entries of one Act read against one section: any that is met decides, then any doubt, then none."""
    read = [_against(offence, section, place, sentenced_on) for place in placed]
    found = [finding for finding in read if finding is not None]
    for listing in (Listing.LISTED, Listing.DOUBTFUL):
        for finding in found:
            if finding.listing is listing:
                return finding
    return found[0] if found else _NOTHING_FOUND


def _against(offence: Named, section: Section, place: Placed, sentenced_on: date) -> Finding | None:
    """One entry against one section; None when the entry is about something else."""
    (listed,) = sections(place.entry.section)
    if listed.base != section.base:
        return None
    path = listed.paths[0] if listed.paths else ()
    if path and any(given[: len(path)] == path for given in section.paths):
        return _dated(offence, place, sentenced_on)
    if path and not all(given == path[: len(given)] for given in section.paths):
        return None
    if not path and not place.entry.kinds:
        return _dated(offence, place, sentenced_on)
    return _by_kind(offence, place, place.entry.kinds or _NO_KINDS, sentenced_on)


def _by_kind(offence: Named, place: Placed, kinds: Kinds, sentenced_on: date) -> Finding:
    title = plain(offence.title)
    if re.search(kinds.listed, title):
        return _dated(offence, place, sentenced_on)
    if kinds.unlisted and re.search(kinds.unlisted, title):
        return _NOTHING_FOUND
    return _doubtful(offence, "Only some offences under this section are in Schedule 18, and the title does not decide")


def _dated(offence: Named, place: Placed, sentenced_on: date) -> Finding:
    entry = place.entry
    if entry.since and sentenced_on < entry.since:
        return _before_listing(entry, entry.since)
    if entry.convicted_from:
        return _by_conviction(offence, place, entry.convicted_from, sentenced_on)
    return _in_the_list(offence, place)


def _before_listing(entry: Entry, since: date) -> Finding:
    listing = Listing.UNLISTED if entry.since_was_read else Listing.DOUBTFUL
    text = f"{entry.title} was first listed on {written(since)}, after the sentence"
    return Finding(listing, text, f"{_SCHEDULE} para {entry.paragraph}", rule="R15")


def _by_conviction(offence: Named, place: Placed, since: date, sentenced_on: date) -> Finding:
    source = f"{_SCHEDULE} para {place.entry.paragraph}"
    if (offence.convicted_on or sentenced_on) < since:
        text = f"{place.entry.title} is listed only for convictions from {written(since)}"
        return Finding(Listing.UNLISTED, text, source)
    if offence.convicted_on is None:
        text = f"{place.entry.title} is listed only for convictions from {written(since)}, and that day is not known"
        return Finding(Listing.DOUBTFUL, text, source)
    return _in_the_list(offence, place)


def _in_the_list(offence: Named, place: Placed) -> Finding:
    if offence.inchoate or _is_inchoate_title(place.entry, offence.title):
        text = f"{place.entry.title}: listed, and so are attempt, conspiracy and encouragement"
        paragraphs = [place.entry.paragraph, _INCHOATE_PARAGRAPHS[place.part]]
        return _listed(text, " with ".join(filter(None, paragraphs)))
    return _listed(f"{place.entry.title} is a listed {place.part} offence", place.entry.paragraph)


def _is_inchoate_title(entry: Entry, title: str) -> bool:
    """`Attempted rape` is; `Inciting a child` is not, where the entry itself is about inciting."""
    own = any(without_inchoate(plain(known))[1] for known in (entry.title, *entry.also))
    return without_inchoate(plain(title))[1] and not own


def _is_title(entry: Entry, title: str) -> bool:
    return plain(title) in {plain(known) for known in (entry.title, *entry.also)}


def _without_section(offence: Named, sentenced_on: date) -> Finding:
    act = act_name(offence.act or "")
    finding = _by_title(offence, sentenced_on, within=sum(acts_named(act), ()))
    if finding.listing is not Listing.DOUBTFUL:
        return finding
    return _doubtful(offence, "The section is not known, and the title does not decide")


def _by_title(offence: Named, sentenced_on: date, within: tuple[Placed, ...] | None = None) -> Finding:
    """By title alone: the exact name of an entry, a common-law offence, or an offence known to be left out."""
    title = plain(offence.title)
    for candidate in dict.fromkeys((title, without_inchoate(title)[0])):
        place = _titled(candidate, all_placed() if within is None else within)
        if place is not None:
            return _dated(offence, place, sentenced_on)
        left_out = _left_out(candidate, UNLISTED)
        if left_out is not None:
            return _not_listed(left_out.title, left_out.notification)
    return _doubtful(offence, "The title alone does not say which offence this is")


def _titled(title: str, placed: Iterable[Placed]) -> Placed | None:
    for place in placed:
        entry = place.entry
        if not entry.section and entry.kinds and re.search(entry.kinds.listed, title):
            return place
        if _is_title(entry, title):
            return place
    return None


def _left_out(title: str, known: Iterable[Unlisted]) -> Unlisted | None:
    return next((offence for offence in known if re.search(offence.named, title)), None)


def _of_an_act_without_entries(offence: Named, named: tuple[Section, ...]) -> Finding:
    act = act_name(offence.act or "")
    near = nearly_an_act(act, named)
    if near is not None and not unlisted_of(act, named):
        return _doubtful(offence, f"The {near} may be meant, and it is in Schedule 18 with this section")
    return _outside(offence, named)


def _outside(offence: Named, named: tuple[Section, ...]) -> Finding:
    """Act and section are clear and not in the list; unless the title is that of a listed offence."""
    act = act_name(offence.act or "")
    known = unlisted_of(act, named) or _left_out(plain(offence.title), UNLISTED)
    if known is not None:
        return _not_listed(known.title, known.notification)
    place = _titled(plain(offence.title), all_placed())
    if place is not None:
        return _doubtful(offence, "The title is that of a listed offence, the Act and section are not")
    text = f"Section {_bare(offence.section)} of the {offence.act} is not in Schedule 18 for this offence"
    return Finding(Listing.UNLISTED, text, _SCHEDULE)


def _bare(section: str | None) -> str:
    return re.sub(r"^\s*(sections?|sect|sec|ss?)\b[.\s]*|^\s*s\.?(?=\d)", "", section or "", flags=re.IGNORECASE)


def _not_listed(title: str, notification: bool) -> Finding:
    in_that_scheme = Listing.LISTED if notification else Listing.UNLISTED
    return Finding(Listing.UNLISTED, f"{title} is not in Schedule 18", _SCHEDULE, notification=in_that_scheme)


def _doubtful(offence: Named, text: str) -> Finding:
    maybe = re.search(MAY_BE_EITHER, plain(offence.title))
    notification = Listing.DOUBTFUL if maybe else Listing.UNLISTED
    return Finding(Listing.DOUBTFUL, text, _SCHEDULE, notification=notification)
