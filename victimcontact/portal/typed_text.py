"""What somebody had typed when their sign-in ended, or the form had become too old: given back in a form of its own.

Nothing of it is kept here or on the device: the page that answers holds it, and sends it again once they are signed in. Whoever is
not signed in sees nothing but what they have just sent.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from victimcontact.portal.words_form import WordsForm

PAGES = frozenset({"statement-words"})
# Django's words where the mark of the form is wrong or missing; a form from another place is refused with other words.
ONLY_TOO_OLD = "CSRF"


def given_back(request: HttpRequest, *, signed_in: bool) -> HttpResponse | None:
    """The page with what was typed, to be sent once more; None where nothing was typed that could be lost."""
    found, text = request.resolver_match, request.POST.get("text", "")
    if found is None or found.url_name not in PAGES or not text.strip():
        return None
    version = request.POST.get("version", "")
    form = WordsForm(version=int(version) if version.isdecimal() else 0, initial={"text": text})
    context = {"form": form, "path": request.path, "signed_in": signed_in}
    return render(request, "portal/own/typed_text.html", context, status=403)
