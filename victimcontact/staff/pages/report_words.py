"""The words of reports on the officers' pages: what each is, where it stands, who can read it."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Words = dict[str, "StrOrPromise"]

DOCUMENTS: Words = {
    "R01": _("Report to the Parole Board"),
    "R02": _("Representations about conditions of discharge"),
    "R03": _("Answer to the probation practitioner"),
    "R04": _("Answer before a board on open conditions"),
    "R05": _("Input to a meeting"),
    "R06": _("Answer after a recall"),
}
STATES: dict[str, tuple["StrOrPromise", str]] = {
    "draft": (_("Draft"), "grey"),
    "victim_review": (_("With the victim"), "blue"),
    "changes_asked": (_("The victim asked for changes"), "yellow"),
    "victim_approved": (_("Approved by the victim"), "blue"),
    "checking": (_("Being checked"), "blue"),
    "returned": (_("Sent back by the checker"), "yellow"),
    "checked": (_("Checked, ready to send"), "green"),
    "held": (_("Held"), "yellow"),
    "submitted": (_("Sent"), "green"),
    "bounced": (_("Came back"), "red"),
    "acknowledged": (_("Received"), "green"),
    "used": (_("Used"), "green"),
    "superseded": (_("Superseded"), "grey"),
    "withdrawn": (_("Withdrawn"), "grey"),
}
READERS: Words = {
    "R01": _(
        "The prisoner and their lawyer normally read this report. So do the Parole Board, and staff of prison and probation. Only the "
        "Secretary of State can ask the Board to keep something from the prisoner, and the Board can refuse."
    ),
    "R02": _(
        "The patient and their lawyer normally read this report, unless the tribunal orders otherwise. So do the tribunal or the "
        "Secretary of State, and those who treat the patient."
    ),
    "R03": _(
        "The probation practitioner reads this, and whoever decides about the release or the licence. The offender may come to read what "
        "a decision about conditions rests on."
    ),
    "R04": _(
        "The prison’s board reads this, and the prisoner can. Nothing may stand in it by which anybody could be known, also nothing that "
        "only the prisoner would understand."
    ),
    "R06": _(
        "The Probation Service and the officials who decide about recalls read this. What goes on from there to the Parole Board the "
        "prisoner and their lawyer normally read."
    ),
    "R05": _(
        "Those at the table read this. The offender never sees it, and nobody copies it without leave of the chair."
    ),
}
HOW_APPROVED = (
    ("read back by phone", _("I read it to them on the telephone")),
    ("in person", _("They read it, or I read it to them, in person")),
    ("on paper", _("They sent back a signed copy")),
)
HOW_SENT = (
    ("secure email", _("Secure email")),
    ("case system", _("Their case system")),
    ("post", _("Post")),
    ("by hand", _("By hand")),
)
HOW: Words = {
    "saved": _("A new version was saved"),
    "passed": _("Nothing was found"),
    "portal": _("In their own pages"),
    "typing put right": _("Only typing was put right"),
    "brought up to date": _("What it says of hearing and statement was brought up to date"),
    "choice open": _("Held until they say what is to happen if the Board refuses to keep it from the prisoner"),
    "choice recorded": _("They said what is to happen if the Board refuses"),
    "removal": _("What was answered when removal was asked for"),
}
KINDS_OF_HIT: Words = {
    "name": _("a name"),
    "address": _("an address"),
    "postcode": _("a postcode"),
    "phone": _("a telephone number"),
    "email": _("an email address"),
    "place": _("a place"),
    "reference": _("a reference, code word or date of birth"),
    "membership": _("that somebody is in the scheme"),
}
