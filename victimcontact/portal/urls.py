"""The victims' addresses: every page module brings its own. The public pages come last, because they take any name."""

from importlib import import_module

from django.urls import URLPattern, include, path

PAGES = (
    "entrance",
    "ways_in",
    "passkeys",
    "own_page",
    "letters",
    "notes",
    "choices",
    "reach",
    "own_data",
    "views",
    "complaints",
    "unwanted_contacts",
    "restorative",
    "reports",
    "requests",
    "said",
    "hearings",
    "statements",
    "zones",
    "letter_code",
    "is_this_for_me",
    "join",
    "public",
)

pages: list[URLPattern] = [
    pattern for name in PAGES for pattern in import_module(f"victimcontact.portal.pages.{name}").urlpatterns
]

urlpatterns = [path("", include((pages, "portal"), namespace="portal"))]

handler404 = "victimcontact.portal.door.not_found"
handler500 = "victimcontact.portal.door.failed"
