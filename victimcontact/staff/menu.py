"""The officers' menu: what is used every day in sight on every page, all else on one page behind it."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from victimcontact.design.site import Link
from victimcontact.scheme.roles import May

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# So many parts stand side by side; a role that has more of them gets a page with the rest.
SIDE_BY_SIDE = 8
REST = ("staff:more", _("More"))


@dataclass(frozen=True)
class Part:
    """A part of the site, for whoever may do `act` there; `says` is what is found there, in a line.

    `also` are addresses of lists that one comes to from this part, and that belong to it.
    """

    address: str
    name: "StrOrPromise"
    act: May
    says: "StrOrPromise"
    also: tuple[str, ...] = ()


DAILY = (
    Part("staff:worklist", _("Worklist"), May.SEE_CASE, _("What is owed today, and what comes next")),
    Part(
        "staff:board",
        _("Board"),
        May.SEE_BOARD,
        _("The unit’s work: late, due this week, at risk"),
        ("staff:transfers", "staff:bars"),
    ),
    Part(
        "staff:referrals",
        _("Referrals"),
        May.SEE_REFERRALS,
        _("Referrals that came in, and making one"),
        ("staff:enquiries", "staff:likenesses"),
    ),
    Part("staff:cases", _("Cases"), May.SEARCH_CASES, _("Find a person or a case")),
    Part("staff:drafts", _("Letters to approve"), May.APPROVE_MESSAGE, _("Letters and messages waiting for approval")),
    Part("staff:incoming", _("Incoming"), May.MATCH_FEED, _("Messages of other systems that wait for a person")),
)

GROUPS = (
    (
        _("Being heard"),
        (
            Part("staff:reviews", _("Reviews"), May.OPEN_REVIEW, _("Parole, tribunal and other reviews that are open")),
            Part("staff:hearings", _("Hearings"), May.OPEN_REVIEW, _("The calendar of hearings")),
            Part("staff:consultations", _("Consultations"), May.WRITE_REPORT, _("What decision makers ask")),
            Part("staff:meetings", _("Meetings"), May.RECORD_MEETING, _("MAPPA, MARAC and others")),
            Part("staff:complaints", _("Complaints"), May.RECORD_COMPLAINT, _("Complaints and their answers")),
            Part("staff:questions", _("Your questions"), May.ASK_FOR_VIEWS, _("What you asked, and the answers")),
            Part("staff:hospital-desk", _("Hospital desk"), May.COME_AS_GUEST, _("The people you give notice to")),
        ),
    ),
    (
        _("Letters and contact"),
        (
            Part("staff:print-room", _("Print room"), May.POST_LETTERS, _("Letters to print, to post, and come back")),
            Part("staff:not-reached", _("Not reached"), May.APPROVE_AS_MANAGER, _("Members who were not reached yet")),
            Part(
                "staff:brakes",
                _("Brakes"),
                May.APPROVE_AS_MANAGER,
                _("What was stopped, and what was put right"),
                ("staff:corrections",),
            ),
        ),
    ),
    (
        _("The unit and the program"),
        (
            Part("staff:covers", _("Cover"), May.ARRANGE_COVER, _("Who stands in for whom")),
            Part("staff:officers", _("Officers"), May.MANAGE_OFFICERS, _("Who works here, and what they may do")),
            Part("staff:settings", _("Law and periods"), May.CHANGE_SETTINGS, _("The law in force, and periods")),
            Part("staff:partners", _("Partners"), May.MANAGE_PARTNERS, _("Other systems that may ask us")),
            Part("staff:callers", _("Callers"), May.SEARCH_FOR_CALLER, _("Find the officer of somebody who calls")),
        ),
    ),
    (
        _("Looking back"),
        (
            Part("staff:statistics", _("Statistics"), May.SEE_STATISTICS, _("Figures in which nobody can be found")),
            Part("staff:audit", _("Audit trail"), May.READ_AUDIT, _("Who looked at what, and changed what")),
        ),
    ),
)


def groups(acts: Collection[May]) -> tuple[tuple["StrOrPromise", tuple[Part, ...]], ...]:
    """Answer the parts that are not used every day and that somebody who may do `acts` has, under their headings."""
    offered = ((heading, _offered(parts, acts)) for heading, parts in GROUPS)
    return tuple((heading, parts) for heading, parts in offered if parts)


def navigation(acts: Collection[May], *, here: str) -> tuple[Link, ...]:
    """Answer the links on every page for somebody who may do `acts`, the part that the address `here` is in as current."""
    daily = _offered(DAILY, acts)
    rest = tuple(part for _heading, parts in groups(acts) for part in parts)
    within = {reverse(list_of): reverse(part.address) for part in daily + rest for list_of in part.also}
    if len(daily) + len(rest) <= SIDE_BY_SIDE:
        return _with_current(_links(daily + rest), within=within, here=here)
    more = Link(REST[1], reverse(REST[0]))
    hidden = {reverse(name): more.href for part in rest for name in (part.address, *part.also)}
    return _with_current((*_links(daily), more), within=within | hidden, here=here)


def _offered(parts: tuple[Part, ...], acts: Collection[May]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.act in acts)


@cache
def _links(parts: tuple[Part, ...]) -> tuple[Link, ...]:
    return tuple(Link(part.name, reverse(part.address)) for part in parts)


def _with_current(links: tuple[Link, ...], *, within: dict[str, str], here: str) -> tuple[Link, ...]:
    """Mark one of `links`: the longest that `here` begins with, or the one that the longest in `within` belongs to."""
    starts = within | {link.href: link.href for link in links}
    longest = max((href for href in starts if _is_within(here, href)), key=len, default="")
    current = starts.get(longest, "")
    return tuple(Link(link.text, link.href, current=link.href == current) for link in links)


def _is_within(path: str, href: str) -> bool:
    """Whether a page is in a part of the site; the first page is a part of its own."""
    return path == href or (href != "/" and path.startswith(href))
