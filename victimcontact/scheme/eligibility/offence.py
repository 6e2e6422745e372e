"""Does the offence count, and if not, is there another scheme for it: R1, R2, R21 and R22."""

from collections.abc import Iterator
from dataclasses import dataclass

from victimcontact.scheme.eligibility.answer import Effect, Point, carries, fails, passes
from victimcontact.scheme.eligibility.length import Length, compared
from victimcontact.scheme.eligibility.question import Disposal, Offence
from victimcontact.scheme.eligibility.sentence import length_now, term_now
from victimcontact.scheme.offences import Finding, Listing, Named, find
from victimcontact.scheme.switches import Law

NEW_ACT = "SW-VCA26"

_TEST = "DVCVA 2004 s.45(2)"
_NEW_ACT_SOURCE = "Victims and Courts Act 2026"
_NOTIFICATION_SOURCE = "Victim Notification Scheme"


@dataclass(frozen=True)
class Weighed:
    """The offence weighed: what the list says, and whether the new Act's three parts are in force for this sentence."""

    offence: Offence
    finding: Finding
    new_act: bool

    @property
    def counts_by_flag(self) -> bool:
        return self.offence.notification_requirements or self.offence.offence_against_child

    @property
    def in_part_two(self) -> bool:
        """Part 2 of the new Act: no length is needed (R22)."""
        return self.new_act and self.finding.notification is Listing.LISTED

    @property
    def may_count(self) -> bool:
        return self.counts_by_flag or self.finding.listing is not Listing.UNLISTED or self.in_part_two


def weigh(offence: Offence, disposal: Disposal, law: Law) -> Weighed:
    """Looks the offence up in Schedule 18 as it stood for this sentence (R1, R15)."""
    named = Named(
        title=offence.title,
        act=offence.act,
        section=offence.section,
        inchoate=offence.inchoate,
        murder=offence.murder,
        convicted_on=offence.convicted_on,
        flags=offence.flags,
    )
    found = find(named, disposal.counts_from)
    return Weighed(offence, found, law.in_force(NEW_ACT, disposal.counts_from))


def points_of_the_offence(weighed: Weighed) -> Iterator[Point]:
    """R1 for an offence that counts or may count; R1 and R2, or R22, for one that is not listed."""
    offence, finding = weighed.offence, weighed.finding
    if offence.notification_requirements:
        yield carries("R1", "The offender is subject to notification requirements for this offence", _TEST)
    elif offence.offence_against_child:
        yield carries("R1", "The offence is marked as an offence against a child", _TEST)
    elif finding.listing is Listing.LISTED:
        yield carries(finding.rule, finding.text, finding.source)
    elif finding.listing is Listing.DOUBTFUL:
        yield fails(finding.rule, finding.text, finding.source, Effect.REVIEW)
    else:
        yield from _points_of_an_unlisted_offence(weighed)
    if weighed.new_act and weighed.may_count and not weighed.in_part_two:
        yield passes("R22", "The 2026 Act keeps the threshold of 12 months for this offence (Part 1)", _NEW_ACT_SOURCE)


def _points_of_an_unlisted_offence(weighed: Weighed) -> Iterator[Point]:
    finding = weighed.finding
    if weighed.in_part_two:
        yield fails(finding.rule, finding.text, finding.source, Effect.PASSES)
        yield carries("R22", "The 2026 Act asks for no length of sentence for this offence (Part 2)", _NEW_ACT_SOURCE)
        return
    ends = Effect.OUT if finding.notification is Listing.UNLISTED else Effect.UNLISTED
    yield fails(finding.rule, finding.text, finding.source, ends)
    if weighed.new_act:
        yield fails("R22", "Under the 2026 Act the helpline answers for other offences", _NEW_ACT_SOURCE, Effect.PASSES)
    yield fails("R2", "An offence outside the list is not for the scheme by law", _TEST, ends)


def points_of_notification(weighed: Weighed, disposal: Disposal) -> Iterator[Point]:
    """R21: whether the Victim Notification Scheme takes an unlisted offence. The last word when it is asked.

    Only custody under 12 months is taken, in any region.
    """
    if weighed.finding.notification is not Listing.LISTED:
        return
    if not weighed.new_act:
        yield passes("R22", "The 2026 Act is not in force for this sentence", _NEW_ACT_SOURCE)
    term, length = term_now(disposal), length_now(disposal)
    if not disposal.is_custody or length is Length.ENOUGH:
        yield fails("R21", "The notification scheme is for custody under 12 months", _NOTIFICATION_SOURCE)
    elif length is Length.SHORT:
        text = f"The notification scheme takes this offence: {compared(term)}"
        yield Point("R21", Effect.NOTIFICATION, text, _NOTIFICATION_SOURCE, holds=True)
    else:
        text = f"The notification scheme takes this offence under 12 months: {compared(term)}"
        yield fails("R21", text, _NOTIFICATION_SOURCE, Effect.REVIEW)
