"""Messages between a member and their officer."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import notes, scanners, timelines
from victimcontact.casework.days import day_of
from victimcontact.casework.documents.intake import Found, Refused
from victimcontact.casework.received_documents import Infected
from victimcontact.design import fields, forms
from victimcontact.design.language import language
from victimcontact.portal.door import Visit, visit

HEIC = _(
    "We cannot take photos in this format (HEIC), because we cannot remove where they were taken. Make a screenshot of the photo, or "
    "save it as JPEG, and choose that."
)


class NoteForm(forms.Form):
    text = fields.LongText(
        label=_("Your message"),
        hint=_("Please leave out addresses: yours, and those of others."),
        missing=_("Write a message"),
        max_length=4000,
        rows=6,
    )
    document = fields.Upload(
        label=_("A document or photo"),
        hint=_(
            "You can add one PDF, Word document (DOCX) or photo (JPEG or PNG), of at most 10 MB. We do not keep the name of the file. "
            "From a photo we remove where, when and with what it was taken."
        ),
        kinds=(".pdf", ".docx", ".jpg", ".jpeg", ".png"),
        refused={".heic": HEIC, ".heif": HEIC},
        required=False,
    )


NOT_TAKEN = _("Something in the file could do harm, so we do not take it. Print it as a new PDF, or tell your officer.")
NO_SIZE = _("The file is empty, or larger than 10 MB. Choose another one.")
NO_DOCUMENT = _("The file is not a PDF, a Word document (DOCX) or a photo (JPEG or PNG). Choose one of these.")
NOT_READ = _("The file has a password, or cannot be read. Save it as a new PDF without a password.")
WHY = {
    Found.EMPTY: NO_SIZE,
    Found.TOO_LARGE: NO_SIZE,
    Found.NO_DOCUMENT: NO_DOCUMENT,
    Found.OLD_OFFICE: NO_DOCUMENT,
    Found.DAMAGED: NOT_READ,
    Found.ENCRYPTED: NOT_READ,
    Found.HEIC: HEIC,
    Found.VAST: _("The photo is too large. Make a screenshot of it, or make it smaller, and choose that."),
}


def thread(request: HttpRequest, reference: str) -> HttpResponse:
    here = visit(request, reference)
    form = NoteForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _sent(form, here):
        notices.success(request, gettext("Your message has been sent to your officer."))
        return redirect("portal:messages", reference=reference)
    context = {
        "form": form,
        "reference": reference,
        "thread": notes.between(here.case),
        "officer": timelines.officer_of(here.case, language(), on=day_of(here.now)),
    }
    notes.mark_read_by_member(case=here.case, by=here.account, now=here.now)
    return render(request, "portal/own/messages.html", context)


def _sent(form: NoteForm, here: Visit) -> bool:
    """Whether the message went; where its document was not taken, the form says why and keeps what was typed."""
    text, file = form.cleaned_data["text"], form.cleaned_data["document"]
    try:
        notes.write(case=here.case, text=text, document=file.read() if file else b"", by=here.account, now=here.now)
    except Refused as refusal:
        form.add_error("document", WHY.get(refusal.found, NOT_TAKEN))
    except Infected:
        form.add_error("document", NOT_TAKEN)
    except scanners.Silent:
        form.add_error(
            "document", gettext("The file could not be checked just now. Nothing was sent. Please try again later.")
        )
    else:
        return True
    return False


urlpatterns = [path("your-page/<slug:reference>/messages/", thread, name="messages")]
