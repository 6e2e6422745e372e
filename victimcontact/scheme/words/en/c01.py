"""C01, our own: what we told somebody was wrong, and we are sorry (B17)."""

from victimcontact.scheme.words.document import Document, Paragraph, these
from victimcontact.scheme.words.en.frame import MEANING, NEXT

DOCUMENT = Document(
    code="C01",
    language="en",
    title="We told you something that was wrong",
    timeline="We wrote to you to put right something that was wrong.",
    decides=True,
    body=(
        Paragraph(
            "On {told_on} I wrote to you. My letter was called: {wrong_title}.", when=these("told_on", "wrong_title")
        ),
        Paragraph("I wrote to you a short time ago.", unless=these("told_on", "wrong_title")),
        Paragraph("What I told you in it was wrong. I am sorry. You should never have had to read it."),
        MEANING,
        Paragraph("What I wrote did not happen, or not in the way I said. Please do not count on it."),
        Paragraph("What I told you before that letter still holds, as far as I know today."),
        Paragraph("There was a mistake in a record, and we did not see it in time. It was not your mistake."),
        NEXT,
        Paragraph(
            "We are finding out how this came about, so that it does not happen again. My manager knows about it."
        ),
        Paragraph(
            "If you changed your plans because of my letter, or if you feel less safe now, please call me. If you are in "
            "danger, call 999."
        ),
        Paragraph("You can ask me what went wrong and what we have done about it. I will tell you what I can."),
    ),
)
