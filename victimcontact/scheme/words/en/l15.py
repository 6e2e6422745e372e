"""L15, before a release: the month, the conditions about the victim, what to do when one is broken (R41, D9)."""

from victimcontact.scheme.words.document import Document, Heading, Paragraph, these
from victimcontact.scheme.words.en.frame import CONDITIONS, MEANING, NEXT

DOCUMENT = Document(
    code="L15",
    language="en",
    title="Getting ready for the release",
    timeline="We wrote to you about the release that is coming, and the rules about you.",
    decides=True,
    body=(
        Paragraph("The person who was sentenced should be released in {release_month}.", when=these("release_month")),
        Paragraph(
            "The person who was sentenced may be released soon. I cannot tell you the month yet.",
            unless=these("release_month"),
        ),
        Paragraph("It may be some days sooner, because people are not released just before a weekend or a holiday."),
        Paragraph(
            "Because it matters for your safety, I may tell you the day. It is {release_on}. Please keep it to "
            "yourself.",
            when=these("release_on"),
        ),
        Paragraph("I cannot tell you the day.", unless=these("release_on")),
        Paragraph("I cannot tell you which prison it is, or where they will live."),
        MEANING,
        *CONDITIONS,
        Paragraph(
            "One of the rules names places they must stay out of. It is drawn on a map that they get too. In a few "
            "cases they may be allowed through for a short time, for example to go to court. The map does not show "
            "where you live.",
            when=these("has_exclusion_zone"),
        ),
        Heading("If a rule is broken"),
        Paragraph(
            "In danger, call 999. If not, call 101 or me. Write down what you saw, and when. Keep messages and "
            "letters. Please do not answer them. They can be sent back to prison for it."
        ),
        NEXT,
        Paragraph("On the day of release I will call you, as you asked.", when=these("is_called_on_release_day")),
        Paragraph("I will tell you when they have been released.", unless=these("is_called_on_release_day")),
        Paragraph(
            "There is still time to ask for a rule, or to change one. Please call me by {respond_by}.",
            when=these("respond_by"),
        ),
        Paragraph("If you want to ask for a rule, or to change one, please call me soon.", unless=these("respond_by")),
        Paragraph("Would it help to plan how to stay safe at home or at work? Call me, and we can do it together."),
    ),
)
