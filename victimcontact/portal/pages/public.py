"""What everybody may read: the scheme, help, and this site. Written in files (portal/content.py)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from victimcontact.design.language import language
from victimcontact.design.site import Link
from victimcontact.portal import content

PARTS = (
    (_("About the scheme"), content.ABOUT),
    (_("Help and your rights"), content.HELP),
    (_("Easy read"), content.EASY),
    (_("This site"), content.THIS_SITE),
)
KEPT_FROM_ROBOTS = ("portal:sign-in", "portal:activate", "portal:own-cases", "portal:is-this-for-me", "portal:join")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return _shown(request, "home", "portal/home.html")


@require_safe
def show(request: HttpRequest, page: str) -> HttpResponse:
    if page not in content.NAMES - {"home"}:
        raise Http404
    return _shown(request, page, "portal/page.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines are welcome on the public pages and nowhere else."""
    lines = ["User-agent: *", *(f"Disallow: {reverse(name)}" for name in KEPT_FROM_ROBOTS)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def _shown(request: HttpRequest, name: str, template: str) -> HttpResponse:
    context = {
        "page": content.page(name, language()),
        "parts": [(title, [_link(each, here=name) for each in names]) for title, names in PARTS],
        "easier": content.EASIER.get(name, ""),
        "address": request.build_absolute_uri(request.path),
    }
    return render(request, template, context)


def _link(name: str, *, here: str) -> Link:
    return Link(content.page(name, language()).tab, reverse("portal:page", args=[name]), current=name == here)


urlpatterns = [
    path("", home, name="home"),
    path("robots.txt", robots, name="robots"),
    path("<slug:page>/", show, name="page"),
]
