"""What we say about the sentence itself and about what becomes of it in court."""

from victimcontact.scheme.words.document import Paragraph, StageWords, these

STAGES = (
    StageWords(
        code="sentence_explained",
        title="What the sentence means",
        happened=(
            Paragraph("A court has passed a sentence. It is called: {sentence}.", when=these("sentence")),
            Paragraph("A court has passed a sentence.", unless=these("sentence")),
            Paragraph("The length of it is {term}.", when=these("term")),
        ),
        meaning=(
            Paragraph(
                "Most people do not spend all of a sentence in prison. They spend part of it outside, with rules to "
                "keep."
            ),
            Paragraph("They should be released in {release_month}.", when=these("release_month")),
            Paragraph(
                "The Parole Board can look at the case from {parole_eligible_month}. It decides if it is safe to "
                "release them.",
                when=these("parole_eligible_month"),
            ),
            Paragraph(
                "The rules after release should last until {licence_ends_month}.", when=these("licence_ends_month")
            ),
            Paragraph(
                "I do not know yet when they may be released. I will tell you when I do.",
                unless=these("release_month", "parole_eligible_month"),
            ),
        ),
        following=(Paragraph("Dates can change. I will tell you if one of these does."),),
        asking=(Paragraph("If something is not clear, call me. You can ask the same thing as often as you need."),),
    ),
    StageWords(
        code="sentence_changed",
        title="The sentence has changed",
        happened=(
            Paragraph("A court has changed the sentence."),
            Paragraph("The reason is: {why}.", when=these("why")),
            Paragraph("It is now: {sentence}.", when=these("sentence")),
            Paragraph("The length of it is now {term}.", when=these("term")),
        ),
        meaning=(
            Paragraph("They should now be released in {release_month}.", when=these("release_month")),
            Paragraph(
                "The month of release may change. I do not know the new month yet.", unless=these("release_month")
            ),
        ),
        following=(Paragraph("I will tell you if any date changes again, and if this changes what news you can get."),),
        asking=(Paragraph("If something is not clear, call me. I can go through it with you."),),
    ),
    StageWords(
        code="conviction_quashed",
        title="The conviction no longer stands",
        happened=(Paragraph("A court has decided that the conviction no longer stands. In law it is “quashed”."),),
        meaning=(
            Paragraph(
                "The sentence has ended, and so have any rules in it. I know this may be very hard to read. "
                "It does not change what you lived through."
            ),
        ),
        following=(
            Paragraph(
                "A court may order a new trial. I do not know if it will. The police or the prosecutors would tell "
                "you that. I will write to you once more about your case with us."
            ),
        ),
        asking=(Paragraph("Please call me if you want to talk, or if you are afraid. In danger, call 999."),),
    ),
)
