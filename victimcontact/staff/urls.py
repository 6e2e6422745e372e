"""The officers' addresses: every page module brings its own."""

from django.urls import URLPattern, include, path

pages: list[URLPattern] = []

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include((pages, "staff"), namespace="staff")),
]
