"""L19, the letter about a recall: to prison or to hospital."""

from victimcontact.scheme.words.document import Document, Heading, Paragraph, these
from victimcontact.scheme.words.en.frame import HEADINGS
from victimcontact.scheme.words.en.stages import picked

DOCUMENT = Document(
    code="L19",
    language="en",
    title="A recall",
    timeline="We wrote to you about a recall.",
    decides=True,
    body=(),
    variants=HEADINGS.variants(picked("recalled", "recalled_to_hospital")),
    ending=(
        Heading("How long it may last", when=these("recall")),
        Paragraph(
            "This recall is for a fixed time of 56 days. They should be released again in {fixed_end_month}.",
            when=these("recall:fixed", "fixed_end_month"),
        ),
        Paragraph(
            "This recall is for a fixed time of 56 days. I cannot tell you the month yet.",
            when=these("recall:fixed"),
            unless=these("fixed_end_month"),
        ),
        Paragraph(
            "This recall is for a fixed time of a few weeks, as the law sets for young people. "
            "I will tell you when they are released again.",
            when=these("recall:youth"),
        ),
        Paragraph(
            "This recall has no fixed end. They stay until the Parole Board or a minister decides that it is safe to "
            "let them out, or until this part of the sentence is over.",
            when=these("recall:standard"),
        ),
        Paragraph(
            "This recall has no fixed end. They stay until the Parole Board decides that it is safe to let them out.",
            when=these("recall:life"),
        ),
    ),
)
