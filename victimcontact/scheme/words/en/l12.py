"""L12, the Parole Board did not release: what it means, the next review, the right to a summary (R65, P49, P54)."""

from victimcontact.scheme.words.document import Document, Heading, Paragraph, these
from victimcontact.scheme.words.en.frame import MEANING, NEXT

DOCUMENT = Document(
    code="L12",
    language="en",
    title="The Parole Board has decided",
    timeline="We wrote to you with the decision of the Parole Board.",
    decides=True,
    body=(
        Paragraph(
            "The Parole Board has decided not to release the person who was sentenced.",
            when=these("outcome:no_release"),
        ),
        Paragraph(
            "The Parole Board has not released the person who was sentenced. It has advised a move to an open prison.",
            when=these("outcome:open_conditions"),
        ),
        Paragraph(
            "The Parole Board has decided. I cannot put here what it decided. Please call me.",
            unless=these("outcome:no_release", "outcome:open_conditions"),
        ),
        MEANING,
        Paragraph(
            "They stay in prison. The Board can let someone out only if it thinks that the public would be safe.",
            when=these("outcome:no_release"),
        ),
        Paragraph(
            "They have not moved. A minister decides whether to follow the advice, and may say no. An open prison "
            "has fewer locks and walls. Later they may be let out for short times, with rules.",
            when=these("outcome:open_conditions"),
        ),
        Paragraph(
            "I will explain what it means for you when we talk.",
            unless=these("outcome:no_release", "outcome:open_conditions"),
        ),
        Paragraph(
            "This decision may not be final yet. The person can ask the Board to look at it again, within 21 days.",
            when=these("is_provisional"),
        ),
        NEXT,
        Paragraph(
            "The next review should start by {next_review_month}. I will write to you before it.",
            when=these("next_review_month"),
        ),
        Paragraph(
            "I do not know yet when the next review will be. I will tell you when I do.",
            unless=these("next_review_month"),
        ),
        Paragraph("I will tell you what the minister decides.", when=these("outcome:open_conditions")),
        Heading("If you want to know the reasons"),
        Paragraph(
            "You can have a short summary of why the Board decided this. Ask me by {summary_by}, and I will pass it "
            "on.",
            when=these("summary_by"),
        ),
        Paragraph(
            "You can have a short summary of why the Board decided this. Ask me within six months, and I will pass "
            "it on.",
            unless=these("summary_by"),
        ),
        Paragraph("Some parts may be left out, to keep people's private matters safe."),
        Paragraph(
            "Thank you for what you sent to the Board. You can use it again at the next review, or change it.",
            when=these("has_made_statement"),
        ),
    ),
)
