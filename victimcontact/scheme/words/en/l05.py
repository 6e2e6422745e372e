"""L05, what the sentence means (P16, P105, P108). Dates come from the prison, never from this table of sentences."""

from victimcontact.scheme.words.document import Document, Heading, Paragraph, these
from victimcontact.scheme.words.en.frame import MEANING, NEXT

DOCUMENT = Document(
    code="L05",
    language="en",
    title="What the sentence means",
    timeline="We wrote to you about what the sentence means.",
    decides=True,
    body=(
        Paragraph(
            "A court has passed a sentence. In the words of the court it is: {sentence}.", when=these("sentence")
        ),
        Paragraph("A court has passed a sentence.", unless=these("sentence")),
        Paragraph("Its length is {term}.", when=these("term")),
        MEANING,
        Paragraph(
            "This sentence has a fixed length. They spend the first part of it in prison. Then they are let out by "
            "law, and spend the rest outside with rules to keep. The Parole Board does not decide on this.",
            when=these("kind:fixed"),
        ),
        Paragraph(
            "This sentence has two parts: time in prison, and a longer time outside with rules. The Parole Board can "
            "let them out before the end of the first part, if it is safe. At the end of that part they are let out "
            "by law.",
            when=these("kind:extended"),
        ),
        Paragraph(
            "This is a life sentence. They must stay in prison for a time set by the judge. After that they are let "
            "out only if the Parole Board decides that it is safe. They keep to rules for the rest of their life, "
            "and can be sent back at any time.",
            when=these("kind:life"),
        ),
        Paragraph(
            "This is a sentence to protect the public. They must stay for a time set by the judge. After that they "
            "are let out only if the Parole Board decides that it is safe. They then have rules to keep.",
            when=these("kind:public_protection"),
        ),
        Paragraph(
            "This is a sentence for a young person. They spend part of it held in a safe place, and part of it "
            "outside with rules to keep.",
            when=these("kind:youth"),
        ),
        Paragraph(
            "I have not put here how this kind of sentence works. Please call me, and I will explain it.",
            unless=these("kind"),
        ),
        Heading("The dates we know"),
        Paragraph("They should be released in {release_month}.", when=these("release_month")),
        Paragraph(
            "The Parole Board can look at the case from {parole_eligible_month}. This does not mean that they will "
            "be released then.",
            when=these("parole_eligible_month"),
        ),
        Paragraph(
            "I do not know the month of release yet. I will tell you when I do.",
            unless=these("release_month", "parole_eligible_month"),
        ),
        Paragraph("The rules after release should last until {licence_ends_month}.", when=these("licence_ends_month")),
        Paragraph(
            "These dates can change, for example if the law changes or if time is added in prison. I will tell you "
            "if they do."
        ),
        NEXT,
        Paragraph(
            "The person can ask a higher court to look at the sentence again. This is called an appeal. I will tell "
            "you if I hear of one."
        ),
        Paragraph(
            "If you think that the sentence is far too low, you can ask the Attorney General to look at it. Anyone "
            "can ask, for some crimes. Please ask by {unduly_lenient_by}. I cannot advise you on the law.",
            when=these("unduly_lenient_by"),
        ),
        Paragraph(
            "I will write to you before the release, so that you can ask for rules to protect you. You can also ask "
            "now."
        ),
    ),
)
