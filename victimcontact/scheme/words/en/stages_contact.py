"""What we say about our own contact: the yearly letter, another officer, something that must be said in person."""

from victimcontact.scheme.words.document import Paragraph, StageWords, these

STAGES = (
    StageWords(
        code="yearly_letter_due",
        title="Your yearly letter",
        happened=(Paragraph("A year has gone by, so we write to you, as you asked."),),
        meaning=(Paragraph("The letter says what has changed, or that nothing has."),),
        following=(
            Paragraph(
                "The next step we know of is: {next_milestone}. It should be in {next_milestone_month}.",
                when=these("next_milestone", "next_milestone_month"),
            ),
            Paragraph(
                "The next step we know of is: {next_milestone}. We do not know when.",
                when=these("next_milestone"),
                unless=these("next_milestone_month"),
            ),
            Paragraph("We do not know when the next step will be.", unless=these("next_milestone")),
        ),
        asking=(Paragraph("Please tell us if your address, your phone or what you want to hear has changed."),),
    ),
    StageWords(
        code="officer_changed",
        title="You have a new officer",
        happened=(
            Paragraph("Your victim liaison officer is now {officer}.", when=these("officer")),
            Paragraph("You have a new victim liaison officer.", unless=these("officer")),
        ),
        meaning=(
            Paragraph(
                "What you chose and what you asked for stay as they are. You do not have to tell your story again."
            ),
        ),
        following=(Paragraph("Your new officer will get in touch with you."),),
        asking=(Paragraph("If you have worries about the change, you can ask for a manager."),),
    ),
    StageWords(
        code="threat_to_victim",
        title="Please call us",
        happened=(Paragraph("There is something we would like to talk to you about, not in writing."),),
        meaning=(Paragraph("It may be about keeping you safe."),),
        following=(Paragraph("Your officer or the police will try to reach you. In danger, call 999."),),
        asking=(Paragraph("Please call your officer when it is safe for you."),),
    ),
)
