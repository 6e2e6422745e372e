"""The frame around the victims' pages: its name, its navigation, its languages, the way out."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from victimcontact.design.site import Site


def frame(request: HttpRequest) -> Site:
    """Answer what stands around this page."""
    return Site(name=_("Victim Contact"))
