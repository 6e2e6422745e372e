"""C03, our own: our answer to your complaint, and who can look at it next (R35, R82, T19)."""

from victimcontact.scheme.words.document import Document, Heading, Paragraph, these
from victimcontact.scheme.words.en.frame import NEXT

DOCUMENT = Document(
    code="C03",
    language="en",
    title="Our answer to your complaint",
    timeline="We wrote to you with our answer to your complaint.",
    sign_off=("Yours sincerely", "{officer_name}", "Manager"),
    names_offender=False,
    body=(
        Paragraph("You told us on {received_on} that something went wrong.", when=these("received_on")),
        Paragraph("You told us that something went wrong.", unless=these("received_on")),
        Paragraph("I have looked at it. Thank you for telling us."),
        Heading("What I found", when=these("answer")),
        Paragraph("{answer}", when=these("answer")),
        Heading("What we put right", when=these("put_right")),
        Paragraph("{put_right}", when=these("put_right")),
        NEXT,
        Paragraph(
            "If you are not happy with this answer, please tell me. Someone else will then look at it again, and answer "
            "within 10 working days.",
            unless=these("is_final"),
        ),
        Paragraph(
            "This is our last answer. If you are not happy with it, the Parliamentary and Health Service Ombudsman can "
            "look at it. The Ombudsman is not part of us.",
            when=these("is_final"),
        ),
        Paragraph(
            "Your member of parliament (MP) has to pass it on for you. You can call the Ombudsman on 0345 015 4033 to ask "
            "how this is done. Please ask soon: there may be a last day.",
            when=these("is_final"),
        ),
        Paragraph("It does not change how we treat you."),
    ),
)
