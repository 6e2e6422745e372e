"""Documents received in a case: taken in with what they are, decided on where nobody has checked them, given out under our name."""

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from victimcontact.casework import access, held_documents, received_documents, scanners
from victimcontact.casework.access import Case
from victimcontact.casework.documents.intake import Form, Found, Refused
from victimcontact.casework.held_documents import Decided
from victimcontact.casework.received_documents import Held, Infected, Kind, Received
from victimcontact.design import fields, forms
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today

KINDS = {
    Kind.STATEMENT: _("A statement written at home"),
    Kind.DECISION_SUMMARY: _("A summary of a decision"),
    Kind.LETTER: _("A letter from a court, a prison or another body"),
    Kind.OTHER: _("Something else"),
}
TYPES = {
    Form.PDF: "application/pdf",
    Form.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.JPEG: "image/jpeg",
    Form.PNG: "image/png",
}
HEIC = _("The photo is in a format (HEIC) that we cannot clean of the place where it was taken. Save it as JPEG.")
WHY = {
    Found.EMPTY: _("The file is empty. Choose another one."),
    Found.TOO_LARGE: _("The file is larger than 10 MB. Choose a smaller one."),
    Found.TEST_VIRUS: _("The file holds a virus (the test virus EICAR). Choose a PDF or Word document without one."),
    Found.NO_DOCUMENT: _(
        "The file is no PDF, Word document (DOCX) or photo (JPEG, PNG), whatever its name says. Choose one of these."
    ),
    Found.OLD_OFFICE: _("The file is of an old Word format or has a password. Save it as DOCX or PDF without one."),
    Found.DAMAGED: _("The file is damaged: it cannot be read to its end. Save it as PDF or DOCX once more."),
    Found.ENCRYPTED: _("The file has a password or is encrypted. Save it without, as PDF or DOCX."),
    Found.SCRIPTED: _("The PDF holds a script (JavaScript). Save or print it as a new PDF and choose that."),
    Found.ACTS_BY_ITSELF: _("The file starts something by itself. Save or print it as a new PDF and choose that."),
    Found.HOLDS_FILES: _("The file has other files inside it. Save or print it as a new PDF and choose that."),
    Found.DYNAMIC_FORM: _("The PDF is a form with a program in it (XFA). Print it as a new PDF and choose that."),
    Found.SWELLS: _("The file becomes far too large when it is opened. Print it as a new PDF of at most 10 MB."),
    Found.MACROS: _("The Word document holds macros. Save it as DOCX without macros, or as PDF."),
    Found.REACHES_OUT: _("The Word document fetches something from elsewhere. Save it as PDF and choose that."),
    Found.HEIC: HEIC,
    Found.VAST: _("The photo has more than 50 million points. Make it smaller and choose that."),
    Found.DECLARATIONS: _("The Word document declares contents of its own (DTD). Save it as PDF and choose that."),
}


class ReceivedForm(forms.Form):
    kind = fields.Choice(label=_("What is it?"), options=KINDS.items(), missing=_("Choose what it is"))
    received_on = fields.Day(
        label=_("When did it come?"), called=_("The day it came"), missing=_("Enter the day it came"), past=True
    )
    note = fields.LongText(label=_("What do you want to remember of it?"), required=False, max_length=2000)
    file = fields.Upload(
        label=_("The file"),
        hint=_(
            "A PDF, a Word document (DOCX) or a photo (JPEG or PNG), at most 10 MB. The name of the file is not kept, and of a photo not "
            "where and with what it was taken."
        ),
        kinds=(".pdf", ".docx", ".jpg", ".jpeg", ".png"),
        refused={".heic": HEIC, ".heif": HEIC},
    )

    def received(self) -> Received:
        """What was said of the file."""
        answers = self.cleaned_data
        return Received(Kind(answers["kind"]), answers["received_on"], answers["note"])


class DecisionForm(forms.Form):
    let_in = fields.YesNo(
        label=_("May it be opened?"),
        missing=_("Choose whether it may be opened"),
        yes=_("Yes, let it in"),
        no=_("No, refuse it"),
        yes_reveals=("how",),
        no_reveals=("words",),
    )
    how = fields.LongText(
        label=_("How was it checked?"),
        hint=_("For example: scanned by the service desk, or they told you on the phone what they sent and why."),
        missing=_("Enter how it was checked"),
        max_length=1000,
    )
    words = fields.LongText(
        label=_("What do you tell them?"),
        hint=_(
            "They read it in their own pages. Say how else they can give it to you. The document stays closed for everybody."
        ),
        missing=_("Write what you tell them"),
        max_length=4000,
    )


def add(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.RECORD_CONTACT)
    case = access.case_for(account, reference, now=now)
    form = ReceivedForm(request.POST or None, request.FILES or None, on=today(now))
    if form.is_valid() and _kept(request, form, case):
        notices.success(request, said("The document is kept with the case."))
        return redirect("staff:case-documents", reference=reference)
    context = {"form": form, "case": case, "is_scanned": scanners.is_set_up()}
    return render(request, "staff/received_documents/add.html", context)


def _kept(request: HttpRequest, form: ReceivedForm, case: Case) -> bool:
    """Whether the file was taken in; where not, the form says why and keeps what was typed."""
    account, now = signed_in(request)
    content = form.cleaned_data["file"].read()
    try:
        received_documents.add(case=case, received=form.received(), content=content, by=account, now=now)
    except Refused as refusal:
        form.add_error("file", WHY[refusal.found])
    except Infected:
        form.add_error("file", said("The virus scanner found something in the file. Choose another one."))
    except scanners.Silent:
        form.add_error("file", said("The virus scanner does not answer, so nothing was taken in. Try again later."))
    else:
        return True
    return False


def decide(request: HttpRequest, reference: str, document: str) -> HttpResponse:
    """A document that nobody has checked is let in, or refused with words to its member."""
    account, now = signed_in(request)
    case = access.case_for(account, reference, now=now)
    form = DecisionForm(request.POST or None)
    try:
        held = held_documents.held_for(account, case, document)
        if form.is_valid():
            if form.cleaned_data["let_in"]:
                held_documents.let_in(document=held, how=form.cleaned_data["how"], by=account, now=now)
                notices.success(request, said("The document can be opened now."))
            else:
                held_documents.refuse(document=held, words=form.cleaned_data["words"], by=account, now=now)
                notices.success(request, said("The document stays closed. Your words stand in their own pages now."))
            return redirect("staff:notes", reference=reference)
    except Decided:
        notices.warning(request, said("Somebody has decided on this document already."))
        return redirect("staff:notes", reference=reference)
    return render(request, "staff/received_documents/decide.html", {"form": form, "case": case, "document": held})


def file(request: HttpRequest, reference: str, document: str) -> HttpResponse:
    """The file as it is kept, to be saved and never shown within our pages; one that nobody has checked leads to the decision."""
    account, now = signed_in(request)
    try:
        found = received_documents.document_for(account, reference, document, now=now)
    except Held:
        return redirect("staff:decide-document", reference=reference, document=document)
    response = HttpResponse(received_documents.content_of(found), content_type=TYPES[Form(found.form)])
    response["Content-Disposition"] = f'attachment; filename="{found.reference}.{found.form}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


urlpatterns = [
    path("cases/<slug:reference>/documents/add/", add, name="add-received-document"),
    path("cases/<slug:reference>/documents/<slug:document>/", decide, name="decide-document"),
    path("cases/<slug:reference>/documents/<slug:document>/file", file, name="received-document"),
]
