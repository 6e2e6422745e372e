"""L27, what a higher court or the Criminal Cases Review Commission decided or may decide (P105, P107, R23)."""

from victimcontact.scheme.words.document import Document, Paragraph, Variant
from victimcontact.scheme.words.en.frame import ASKING, HEADINGS, MEANING, NEXT
from victimcontact.scheme.words.en.stages import picked

_TALK = (
    ASKING,
    Paragraph("Call me if you want to go through it. I cannot advise you on the law, but I can tell you who can."),
)

DOCUMENT = Document(
    code="L27",
    language="en",
    title="News from the courts",
    timeline="We wrote to you with news from the courts.",
    decides=True,
    body=(),
    variants=(
        *HEADINGS.variants(picked("sentence_changed", "conviction_quashed")),
        Variant(
            "appeal_started",
            "An appeal has been made",
            (
                Paragraph(
                    "The person who was sentenced has asked a higher court to look at the case again. This is called "
                    "an appeal."
                ),
                MEANING,
                Paragraph("Nothing has changed yet. The sentence goes on while the court looks at it."),
                NEXT,
                Paragraph(
                    "I do not know when the court will decide. I will tell you what it decides, and what that means "
                    "for you."
                ),
                *_TALK,
            ),
            "We wrote to you that an appeal has been made.",
        ),
        Variant(
            "appeal_refused",
            "The appeal did not succeed",
            (
                Paragraph(
                    "The person who was sentenced had asked a higher court to look at the case again. The court said "
                    "no."
                ),
                MEANING,
                Paragraph("The sentence stays as it was, and so do the dates I told you."),
                NEXT,
                Paragraph("You do not need to do anything. I will write with news you chose to hear, as before."),
                *_TALK,
            ),
            "We wrote to you that the appeal did not succeed.",
        ),
        Variant(
            "unduly_lenient_unchanged",
            "The sentence stays as it was",
            (
                Paragraph(
                    "The Attorney General was asked whether the sentence was far too low. It has not been changed."
                ),
                MEANING,
                Paragraph(
                    "The sentence stays as it was, and so do the dates I told you. I know this may not be what you "
                    "hoped for."
                ),
                NEXT,
                Paragraph("I will write with news you chose to hear, as before."),
                *_TALK,
            ),
            "We wrote to you that the sentence stays as it was.",
        ),
        Variant(
            "commission_referred",
            "The case goes back to a court",
            (
                Paragraph(
                    "The Criminal Cases Review Commission looks at cases that may have gone wrong. It has sent this "
                    "one to a court."
                ),
                MEANING,
                Paragraph("Nothing has changed yet. The conviction and the sentence stand until the court decides."),
                NEXT,
                Paragraph("I do not know when the court will decide. I will tell you as soon as I hear."),
                *_TALK,
            ),
            "We wrote to you that the case goes back to a court.",
        ),
    ),
)
