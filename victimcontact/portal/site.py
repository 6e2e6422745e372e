"""The frame around the victims' pages: its name, its navigation, its languages, the way out."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from victimcontact.casework.timelines import Whose
from victimcontact.design.language import language
from victimcontact.design.site import Ending, Link, Site
from victimcontact.portal import looks
from victimcontact.portal.door import WHOSE

LANGUAGES = (("en", "English"), ("cy", "Cymraeg"))
PUBLIC = (
    ("how-it-works", _("How it works")),
    ("help", _("Help and support")),
    ("contact", _("Contact")),
)
OWN = (
    ("portal:timeline", _("Your page")),
    ("portal:letters", _("Letters")),
    ("portal:messages", _("Messages")),
    ("portal:hearings", _("Hearings")),
    ("portal:statements", _("Statement")),
    ("portal:choices", _("Choices")),
    ("portal:officer", _("Your officer")),
)
FOOTER = (
    ("help", _("Help and support")),
    ("complaints", _("Complaints")),
    ("accessibility", _("Accessibility")),
    ("cookies", _("Cookies")),
    ("privacy", _("Privacy")),
)


def frame(request: HttpRequest) -> Site:
    """What stands around this page: within a member's case its pages, elsewhere the public ones."""
    signed_in = request.user.is_authenticated
    whose: Whose = request.META.get(WHOSE, Whose())
    return Site(
        name=_("Victim Contact"),
        home=reverse("portal:home"),
        navigation=_navigation(request, signed_in=signed_in),
        sign_out=reverse("portal:sign-out") if signed_in else "",
        languages=tuple(
            Link(name, f"{request.path}?language={code}", current=code == language(), language=code)
            for code, name in LANGUAGES
        ),
        footer=_footer(request, signed_in=signed_in),
        plain=looks.is_plain(request),
        ending=ending() if signed_in else None,
        about=_about(whose),
        others=reverse("portal:own-cases") if whose.one_of_several else "",
    )


def _about(whose: Whose) -> str:
    """For whom this page is, on every page of a case: what is chosen for one child must not be chosen for the other."""
    if whose.name:
        return gettext("For %(name)s") % {"name": whose.name}
    return gettext("For yourself") if whose.one_of_several else ""


def _footer(request: HttpRequest, *, signed_in: bool) -> tuple[Link, ...]:
    """The public pages about this site, how somebody signs in, and the other look."""
    links = [Link(text, reverse("portal:page", args=[name])) for name, text in FOOTER]
    if signed_in:
        links.append(Link(_("How you sign in"), reverse("portal:ways-in")))
    plain = looks.is_plain(request)
    links.append(
        Link(_("Usual look"), f"{request.path}?look={looks.USUAL}")
        if plain
        else Link(_("Plain look: hide what this site is"), f"{request.path}?look={looks.PLAIN}")
    )
    return tuple(links)


def ending() -> Ending:
    """When a session ends in which nothing is done from now on."""
    seconds: int = settings.PORTAL_IDLE_SECONDS
    return Ending(
        at=timezone.now() + timedelta(seconds=seconds),
        seconds=seconds,
        leads_to=reverse("portal:signed-out"),
        stay=reverse("portal:stay"),
    )


def _navigation(request: HttpRequest, *, signed_in: bool) -> tuple[Link, ...]:
    here = request.resolver_match
    reference = here.kwargs.get("reference") if here and signed_in else None
    if reference:
        links = [(reverse(name, args=[reference]), text) for name, text in OWN]
    else:
        way_in = ("portal:own-cases", _("Your page")) if signed_in else ("portal:sign-in", _("Sign in"))
        links = [(reverse("portal:page", args=[name]), text) for name, text in PUBLIC]
        links.append((reverse(way_in[0]), way_in[1]))
    nearest = max((href for href, _text in links if request.path.startswith(href)), key=len, default="")
    return tuple(Link(text, href, current=href == nearest) for href, text in links)
