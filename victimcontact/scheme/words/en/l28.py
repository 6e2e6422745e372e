"""L28, the last letter: why we close, what stays, how to come back (R89, R90, D11)."""

from victimcontact.scheme.words.document import Block, Document, Heading, Paragraph, Variant, these
from victimcontact.scheme.words.en.frame import ENDED, HEADINGS, MEANING, NEXT, RETURNING
from victimcontact.scheme.words.en.stages import picked


def _closing(code: str, why: str, meaning: str, coming_back: tuple[Block, ...] = ENDED) -> Variant:
    next_step = Paragraph("We will not write again under the scheme. You can still call us if you need to.")
    body = (Paragraph(why), MEANING, Paragraph(meaning), NEXT, next_step, *coming_back)
    return Variant(code, "We are closing your case", body, "We wrote to you that your case is closed.")


DOCUMENT = Document(
    code="L28",
    language="en",
    title="We are closing your case",
    timeline="We wrote to you that your case is closed.",
    decides=True,
    closes=True,
    body=(Paragraph("This is the last letter I send you about this case."),),
    variants=(
        *HEADINGS.variants(picked("licence_ended", "sentence_ended"), closing=ENDED),
        _closing(
            "absolutely_discharged",
            "The hospital order has ended, and the person is free to leave hospital.",
            "They have no rules to keep from this order, and cannot be called back under it.",
        ),
        _closing(
            "restriction_ended",
            "The special limits on the person in hospital have ended, and our part in the case has ended too.",
            "If you chose to get news from the hospital, it will write to you from now on.",
        ),
        _closing(
            "died",
            "The person has died, as I told you before.",
            "The sentence or order has ended. No one will contact you about it again.",
        ),
        _closing(
            "conviction_quashed",
            "A court has decided that the conviction no longer stands, as I told you before.",
            "There is no sentence any more, so I can no longer give you news. I am sorry for what this means for you.",
        ),
        _closing(
            "left",
            "You told me that you do not want to hear from us any more.",
            "I will not write or call about the sentence. You may learn of a release from someone else.",
            RETURNING,
        ),
        _closing(
            "transferred_out",
            "The rest of the sentence will be served outside England and Wales.",
            "I will no longer hear about it. If you want, I will ask who there can keep you informed.",
            RETURNING,
        ),
        _closing(
            "referred_in_error",
            "You were put forward for the scheme by mistake. I am sorry for that.",
            "The scheme does not cover this case. I can tell you who else may help you.",
        ),
        _closing(
            "victim_died",
            "I was very sorry to hear of the death in your family of the person I used to write to.",
            "I will not send any more news, unless you or someone close would like to have it.",
            RETURNING,
        ),
    ),
    ending=(
        Heading("What stays"),
        Paragraph(
            "You can keep every letter. You can ask to see what we hold about you. "
            "Your rights under the Victims' Code do not end with this letter."
        ),
        Paragraph("If you would like to tell us how we did, you can at {survey_address}", when=these("survey_address")),
        Paragraph(
            "If you would like to tell us how we did, good or bad, please call or write.",
            unless=these("survey_address"),
        ),
        Paragraph("Thank you for letting us be in touch with you. I wish you well."),
    ),
)
