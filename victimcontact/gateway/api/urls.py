"""The addresses of the door for other programs: every module brings its own. There are no pages here, no sessions and no cookies."""

from importlib import import_module

from django.urls import URLPattern

PARTS = ("notify", "gates", "calendars")

urlpatterns: list[URLPattern] = [
    pattern for name in PARTS for pattern in import_module(f"victimcontact.gateway.api.{name}").urlpatterns
]

handler404 = "victimcontact.gateway.api.door.not_found"
handler500 = "victimcontact.gateway.api.door.failed"
