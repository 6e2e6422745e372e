"""The frame around the officers' pages: a menu of what this officer's role may do."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from victimcontact.casework import accounts
from victimcontact.casework.access import NotPermitted
from victimcontact.design.site import Link, Site
from victimcontact.scheme.roles import May

NAVIGATION: tuple[tuple[str, str, May], ...] = (
    ("staff:worklist", "Worklist", May.SEE_CASE),
    ("staff:board", "Board", May.SEE_BOARD),
    ("staff:referrals", "Referrals", May.SEE_REFERRALS),
    ("staff:cases", "Cases", May.SEARCH_CASES),
    ("staff:drafts", "Letters to approve", May.APPROVE_MESSAGE),
    ("staff:print-room", "Print room", May.POST_LETTERS),
    ("staff:incoming", "Incoming", May.MATCH_FEED),
    ("staff:brakes", "Brakes", May.APPROVE_AS_MANAGER),
    ("staff:reviews", "Reviews", May.OPEN_REVIEW),
    ("staff:hearings", "Hearings", May.OPEN_REVIEW),
    ("staff:consultations", "Consultations", May.WRITE_REPORT),
    ("staff:complaints", "Complaints", May.RECORD_COMPLAINT),
    ("staff:meetings", "Meetings", May.RECORD_MEETING),
    ("staff:not-reached", "Not reached", May.APPROVE_AS_MANAGER),
    ("staff:covers", "Cover", May.ARRANGE_COVER),
    ("staff:officers", "Officers", May.MANAGE_OFFICERS),
    ("staff:settings", "Law and periods", May.CHANGE_SETTINGS),
    ("staff:partners", "Partners", May.MANAGE_PARTNERS),
    ("staff:callers", "Callers", May.SEARCH_FOR_CALLER),
    ("staff:questions", "Your questions", May.ASK_FOR_VIEWS),
    ("staff:audit", "Audit trail", May.READ_AUDIT),
    ("staff:statistics", "Statistics", May.SEE_STATISTICS),
)


def frame(request: HttpRequest) -> Site:
    """The site as this visitor sees it; nobody signed in sees no menu."""
    return Site(
        name=_("Victim Contact"),
        home="/",
        navigation=_navigation(request),
        sign_out=reverse("account_logout") if request.user.is_authenticated else "",
        footer=(Link(_("Your sign-in"), reverse("mfa_index")),) if request.user.is_authenticated else (),
    )


def _navigation(request: HttpRequest) -> tuple[Link, ...]:
    try:
        acts = accounts.granted(accounts.signed_in(request.user))
    except NotPermitted:
        return ()
    offered = [(reverse(name), text) for name, text, act in NAVIGATION if act in acts]
    here = max((href for href, _text in offered if _is_within(request.path, href)), key=len, default="")
    return tuple(Link(text, href, current=href == here) for href, text in offered)


def _is_within(path: str, href: str) -> bool:
    """Whether a page is in a part of the site; the first page is a part of its own."""
    return path == href or (href != "/" and path.startswith(href))
