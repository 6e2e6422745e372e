"""L02, the second and last letter to somebody who has not answered (D6). The door stays open (P12)."""

from victimcontact.scheme.words.document import Bullets, Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L02",
    language="en",
    title="You can still choose to be kept informed",
    timeline="We wrote to you a second time to offer you a place in the scheme.",
    body=(
        Paragraph(
            "I wrote to you on {first_letter_on}. I have not heard from you, and that is all right.",
            when=these("first_letter_on"),
        ),
        Paragraph(
            "I wrote to you before. I have not heard from you, and that is all right.", unless=these("first_letter_on")
        ),
        Paragraph(
            "My name is {officer_name}. I am a victim liaison officer in the Probation Service. You can join a "
            "scheme that keeps you informed about the person who harmed you or someone close to you. It is free, and "
            "they are not told."
        ),
        Heading("What you can choose"),
        Bullets(
            (
                "only the month of release",
                "this, and a letter once a year",
                "all of this, and every big step as it happens",
                "nothing now, and to be asked again later",
                "nothing at all",
            )
        ),
        Heading("How to reply"),
        Paragraph("Call me on {office_phone}, or write to {office_email}."),
        Paragraph("It would help me to hear from you by {reply_by}.", when=these("reply_by")),
        Heading("If you do not reply"),
        Paragraph(
            "I will not write again. You can still join while the sentence or order lasts. Just call us. "
            "If I learn of something that may put you in danger, I may still get in touch."
        ),
    ),
)
