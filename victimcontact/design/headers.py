"""Headers that both sites send with every page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

PERMISSIONS = "accelerometer=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


class PrivateResponses:
    """Keep pages out of every cache (a shared or stolen device must not show them), and ask for no device features."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store, private")
        response["Permissions-Policy"] = PERMISSIONS
        return response
