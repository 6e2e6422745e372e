"""The frame around the officers' pages: a menu of what this officer's role may do."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from victimcontact.casework import accounts
from victimcontact.casework.access import NotPermitted
from victimcontact.design.site import Link, Site
from victimcontact.staff import menu


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
    return menu.navigation(acts, here=request.path)
