"""C02, our own: we have your complaint, and what happens with it (R35, T17, T18)."""

from victimcontact.scheme.words.document import Document, Heading, Paragraph, these
from victimcontact.scheme.words.en.frame import NEXT

DOCUMENT = Document(
    code="C02",
    language="en",
    title="We have your complaint",
    timeline="We wrote to you that we have your complaint.",
    sign_off=("Yours sincerely", "{officer_name}", "Manager"),
    names_offender=False,
    body=(
        Paragraph("You told us on {received_on} that something went wrong.", when=these("received_on")),
        Paragraph("You told us that something went wrong.", unless=these("received_on")),
        Paragraph("Thank you for telling us. It does not change how we treat you."),
        Heading("Who looks at it", when=these("passed_to")),
        Paragraph(
            "It is about work that is not ours, so I have passed it on. It is now with: {passed_to}.",
            when=these("passed_to"),
        ),
        Paragraph("They will answer you. If you do not hear from them, please tell me.", when=these("passed_to")),
        NEXT,
        Paragraph(
            "I am finding out what went wrong. I will ask the people who know, and read what was written down.",
            unless=these("passed_to"),
        ),
        Paragraph("You will get a full answer from me by {answer_by}.", when=these("answer_by")),
        Paragraph(
            "You can call me to ask how far we are, or to add something. If you are in danger because of "
            "something we did, call 999."
        ),
    ),
)
