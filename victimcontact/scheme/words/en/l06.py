"""L06, the yearly letter (P18): what has changed or that nothing has, what comes next, are your details still right."""

from victimcontact.scheme.words.document import NEXT_STEPS, Bullets, Document, Heading, Listed, Paragraph, these
from victimcontact.scheme.words.en.frame import NEXT

DOCUMENT = Document(
    code="L06",
    language="en",
    title="Your yearly letter",
    timeline="We sent you the yearly letter.",
    never_without=NEXT_STEPS,
    body=(
        Paragraph("I write to you once a year, as you asked."),
        Paragraph("This letter is about the time since {period_from_on}.", when=these("period_from_on")),
        Heading("What has happened"),
        Paragraph("These steps took place:", when=these("steps")),
        Listed("steps", when=these("steps")),
        Paragraph(
            "Nothing has changed that I can tell you about. I looked this up before I wrote. It does not mean that "
            "you are forgotten.",
            unless=these("steps"),
        ),
        Paragraph("The person who was sentenced is still in prison.", when=these("place_kind:prison")),
        Paragraph("The person this is about is still in the care of a hospital.", when=these("place_kind:hospital")),
        Paragraph(
            "The person who was sentenced is outside prison, and has rules to keep.", when=these("place_kind:licence")
        ),
        NEXT,
        Paragraph("They should be released in {release_month}. This can change.", when=these("release_month")),
        Paragraph(
            "The Parole Board can look at the case from {parole_eligible_month}.", when=these("parole_eligible_month")
        ),
        Paragraph("The next review should start by {next_review_month}.", when=these("next_review_month")),
        Paragraph(
            "The next step I know of is: {next_milestone}. It should be in {next_milestone_month}.",
            when=these("next_milestone", "next_milestone_month"),
        ),
        Paragraph(
            "The next step I know of is: {next_milestone}. I do not know when.",
            when=these("next_milestone"),
            unless=these("next_milestone_month"),
        ),
        Listed("coming", when=these("coming")),
        Paragraph("I do not know these things yet:", when=these("unknown")),
        Listed("unknown", when=these("unknown")),
        Paragraph("I will tell you when I know, if it is something you chose to hear.", when=these("unknown")),
        Paragraph("I will write again in a year, or sooner if there is news you chose to hear."),
        Heading("Please check"),
        Bullets(
            (
                "Have you moved, or changed your phone or e-mail? Please call me.",
                "Is the way we reach you still safe?",
                "Do you want to hear more, less or nothing?",
                "Do you want to ask for rules to protect you, or change the ones you asked for?",
                "Has the person, or someone for them, tried to reach you?",
            )
        ),
        Paragraph("If you would like to talk about any of this, call me. I am glad to hear from you."),
    ),
)
