"""What we say about the rules after release, and about a rule somebody asked for."""

from victimcontact.scheme.words.document import Listed, Paragraph, StageWords, these
from victimcontact.scheme.words.en.frame import CONDITIONS

STAGES = (
    StageWords(
        code="licence_conditions_set",
        title="Rules after release",
        happened=(
            Paragraph("The rules for the time after release have been set. They are part of what is called a licence."),
        ),
        meaning=CONDITIONS,
        following=(
            Paragraph(
                "The rules start on the day of release. A probation officer checks that they are kept. "
                "If they are broken, the person can be sent back to prison."
            ),
        ),
        asking=(Paragraph("You can ask for a rule to be changed or added, also after release. I will pass it on."),),
    ),
    StageWords(
        code="licence_conditions_varied",
        title="A change to the rules",
        happened=(Paragraph("The rules that the person must keep to after release have changed."),),
        meaning=CONDITIONS,
        following=(
            Paragraph(
                "The new rules count from now on. The old ones no longer count where they were changed or taken away."
            ),
        ),
        asking=(
            Paragraph("If you are worried about the change, call me. You can ask for a rule to be looked at again."),
        ),
    ),
    StageWords(
        code="condition_refused",
        title="A rule you asked for was not made",
        happened=(
            Paragraph("You asked for this rule: {condition}", when=these("condition")),
            Paragraph("It was not made.", when=these("condition")),
            Paragraph("A rule you asked for was not made.", unless=these("condition")),
        ),
        meaning=(
            Paragraph(
                "A rule must be needed because of a risk that has been found. This is called “necessary”. It must "
                "also go no further than it has to. This is called “proportionate”."
            ),
            Paragraph("The reason given is: {reason}", when=these("reason")),
            Paragraph(
                "I have not been given the reason yet. I have asked for it, and will send it.", unless=these("reason")
            ),
        ),
        following=(
            Paragraph(
                "Other rules stay as they are. I know this is hard to hear when you asked for something to feel safe."
            ),
        ),
        asking=(
            Paragraph(
                "You can ask for a smaller rule, such as one place and not a whole town. You can ask my manager to "
                "take it up. You can complain."
            ),
        ),
    ),
    StageWords(
        code="licence_variation_considered",
        title="A rule about you may change",
        happened=(
            Paragraph("Someone has asked to change a rule that is about you or your family."),
            Paragraph("It is about this:", when=these("conditions")),
            Listed("conditions", when=these("conditions")),
        ),
        meaning=(Paragraph("Nothing has changed yet. Until it is decided, the rules stay as they are."),),
        following=(
            Paragraph("Please tell me what you think by {respond_by}.", when=these("respond_by")),
            Paragraph("Please call me soon to tell me what you think.", unless=these("respond_by")),
            Paragraph("I pass on what you say. I will tell you what was decided before the change starts, if I can."),
        ),
        asking=(
            Paragraph(
                "You can say that the rule should stay, or that another one would help more. You do not have to."
            ),
        ),
    ),
    StageWords(
        code="condition_requested",
        title="Your request has been passed on",
        happened=(
            Paragraph("You asked for this rule: {condition}", when=these("condition")),
            Paragraph("I have passed on the rule you asked for."),
        ),
        meaning=(
            Paragraph(
                "I sent it as you said it. Others decide. The rule must be needed because of a risk, "
                "and go no further than it has to."
            ),
        ),
        following=(Paragraph("I do not know yet when they will decide. I will tell you what they decide, and why."),),
        asking=(Paragraph("You can change or take back what you asked for until it is decided."),),
    ),
    StageWords(
        code="condition_granted",
        title="A rule you asked for has been made",
        happened=(
            Paragraph("This rule has been made: {condition}", when=these("condition")),
            Paragraph("A rule you asked for has been made.", unless=these("condition")),
        ),
        meaning=(
            Paragraph("The person must keep to it. If they do not, they can be taken back to prison or hospital."),
            Paragraph("It is not word for word what you asked for. The reason is: {reason}", when=these("reason")),
        ),
        following=(Paragraph("It starts on the day they are let out. I will tell you before it is changed or ends."),),
        asking=(Paragraph("If it is broken, tell the police or me. If you are in danger, call 999."),),
    ),
)
