"""The frame around the officers' pages: its name, its navigation, the way out."""

from django.http import HttpRequest

from victimcontact.design.site import Site


def frame(request: HttpRequest) -> Site:
    """Answer what stands around this page."""
    return Site(name="Victim Contact")
