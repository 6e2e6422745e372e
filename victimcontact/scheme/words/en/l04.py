"""L04, the answer to somebody who said no, not now or no more: what that does, what stays, how to come back (P12, P14, R90)."""

from victimcontact.scheme.words.document import Document, Heading, Paragraph, these
from victimcontact.scheme.words.en.frame import MEANING, RETURNING

DOCUMENT = Document(
    code="L04",
    language="en",
    title="Your choice",
    timeline="We wrote down your choice.",
    closes=True,
    body=(
        Paragraph("Thank you for telling me what you want. You do not have to give a reason."),
        Paragraph("You said “no” to the scheme.", when=these("wish:decline")),
        Paragraph("You said that you never want to hear from us.", when=these("wish:never")),
        Paragraph("You said “not now”.", when=these("wish:not_now")),
        Paragraph("You said that you want to leave the scheme.", when=these("wish:leave")),
        MEANING,
        Paragraph("I will not write or call about the sentence or order any more.", unless=these("wish:not_now")),
        Paragraph(
            "I will not write or call about the sentence or order until then. I will ask you again in "
            "{ask_again_month}.",
            when=these("wish:not_now", "ask_again_month"),
        ),
        Paragraph(
            "I will not write or call about the sentence or order until you tell me to.",
            when=these("wish:not_now"),
            unless=these("ask_again_month"),
        ),
        Paragraph("You may then learn of a release from someone else, such as the news."),
        Paragraph(
            "There is one thing I must still do. If I learn that you may be in danger, I will try to reach you or "
            "tell the police."
        ),
        Heading("What you asked for before", when=these("requests")),
        Paragraph(
            "The rules you asked for stay as they are. Tell me if you want to take them back.",
            when=these("requests:stand"),
        ),
        Paragraph("The rules you asked for have been taken back, as you wanted.", when=these("requests:lapse")),
    ),
    ending=RETURNING,
)
