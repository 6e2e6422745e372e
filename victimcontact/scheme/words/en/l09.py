"""L09, a parole review opens: what the victim can do, who reads it, by when (P28, P30, P33, P37, P39)."""

from victimcontact.scheme.words.document import Bullets, Document, Heading, Paragraph, these
from victimcontact.scheme.words.en.frame import MEANING, NEXT

DOCUMENT = Document(
    code="L09",
    language="en",
    title="A parole review has started",
    timeline="We wrote to you that a parole review has started, and what you can do.",
    decides=True,
    body=(
        Paragraph("The Parole Board has started to look at the case of the person who was sentenced."),
        Paragraph("The review is planned for {review_month}. This often changes.", when=these("review_month")),
        Paragraph(
            "I do not know yet when it will be decided. I will tell you when I do.", unless=these("review_month")
        ),
        MEANING,
        Paragraph(
            "The Board is independent. It looks at one thing: would the public be safe if they were released? "
            "It does not punish again for the crime. It may also be asked if they can move to an open prison."
        ),
        Heading("Your statement"),
        Paragraph(
            "You can make a Victim Personal Statement. It says what the crime did to you, how you are now, and what "
            "release would mean for you and your family. You can use an old one again. It should take less than 10 "
            "minutes to read out."
        ),
        Paragraph(
            "Please leave out whether they should be released, and a long story of the crime. The Board cannot use "
            "these. You can ask to read it out, have it read, or record it. Most people are allowed to, but it is "
            "not a right."
        ),
        Paragraph(
            "I must send it by {statement_by}. I would like to agree it with you well before.",
            when=these("statement_by"),
        ),
        Paragraph(
            "I must send it at least 28 days before a hearing. I will tell you the last date.",
            unless=these("statement_by"),
        ),
        Heading("Who will read it"),
        Paragraph(
            "The person who was sentenced can read your statement, and so can their lawyer. You can ask that they do "
            "not see it. This is agreed only if it would put someone at risk or do real harm. A minister's team asks "
            "the Board for it."
        ),
        Paragraph("For that I need to hear from you by {non_disclosure_by}.", when=these("non_disclosure_by")),
        Paragraph(
            "If the answer is no, you choose: take it back, change it, or let them see it. "
            "I will ask you this first. I will not send your words until I know that you understand who reads them."
        ),
        Heading("What else you can ask for"),
        Bullets(
            (
                "rules in case they are released, such as not to contact you",
                "to watch the hearing, with someone to support you",
                "that the hearing is held in public",
            )
        ),
        Paragraph("If you want to watch, please tell me by {observe_by}.", when=these("observe_by")),
        Paragraph("If you want a hearing in public, it must be asked for by {public_by}.", when=these("public_by")),
        NEXT,
        Paragraph(
            "The Board may decide on the papers or hold a hearing. I will tell you the date, if it changes, and what "
            "is decided. You do not have to do anything. The Board will not think that you do not care."
        ),
    ),
)
