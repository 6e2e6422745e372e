"""Back to where the officer came from, when a form is saved."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest, otherwise: str) -> str:
    """The page of this site that the link to the form named (`?back=/…`), or else the other one. Never another site."""
    wanted = request.POST.get("back") or request.GET.get("back") or ""
    here = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if here else otherwise
