"""What we say about discharge from hospital and about the tribunal that may decide it (R38, P80)."""

from victimcontact.scheme.words.document import Paragraph, StageWords, these
from victimcontact.scheme.words.en.frame import CONDITIONS

_KNOWN = these("outcome:not_discharged", "outcome:conditional_discharge", "outcome:absolute_discharge")

STAGES = (
    StageWords(
        code="discharge_considered",
        title="Someone may decide on leaving hospital",
        happened=(
            Paragraph(
                "Those who decide are looking at whether the person in hospital can leave, or whether their rules "
                "should change."
            ),
        ),
        meaning=(
            Paragraph("Nothing has been decided yet. They are still in hospital, or must still keep to their rules."),
        ),
        following=(
            Paragraph("I do not know yet when they will decide. I will tell you what it means for you when they do."),
        ),
        asking=(
            Paragraph(
                "You can say what rules you would want if they leave. You cannot say whether they should leave, "
                "or talk about their health. Please call me soon."
            ),
        ),
    ),
    StageWords(
        code="tribunal_applied",
        title="A tribunal will look at the case",
        happened=(Paragraph("A tribunal will look at the case of the person in hospital."),),
        meaning=(
            Paragraph(
                "A tribunal is a kind of court. It decides if they must stay in hospital. "
                "It can let them leave with rules, or with none. Nothing has been decided yet."
            ),
        ),
        following=(
            Paragraph(
                "I will write to you with the date when I have it, and tell you afterwards what it means for you."
            ),
        ),
        asking=(
            Paragraph(
                "You can tell the tribunal what rules you would want if they leave. I will help you with the form."
            ),
        ),
    ),
    StageWords(
        code="conditionally_discharged",
        title="Leaving hospital with rules",
        happened=(
            Paragraph(
                "It has been decided that the person can leave hospital with rules. This is called a conditional "
                "discharge."
            ),
            Paragraph("I cannot tell you where they will live."),
        ),
        meaning=(
            Paragraph("If they do not keep to the rules, or the risk goes up, they can be taken back to hospital."),
            *CONDITIONS,
        ),
        following=(
            Paragraph(
                "The rules can be changed later. I will tell you if one about you changes, and if they are taken back."
            ),
        ),
        asking=(
            Paragraph("You can ask for a rule to be changed or added. You can ask for a summary of the decision."),
        ),
    ),
    StageWords(
        code="absolutely_discharged",
        title="Leaving hospital without rules",
        happened=(
            Paragraph(
                "The order has ended. The person is free to leave hospital, or has left. This is called an absolute "
                "discharge."
            ),
        ),
        meaning=(
            Paragraph(
                "They do not have to keep to any rules, and cannot be taken back under this order. "
                "Rules to protect you that were part of it have ended too."
            ),
        ),
        following=(Paragraph("I will write to you once more, to close your case. I cannot tell you where they live."),),
        asking=(
            Paragraph(
                "If they contact you or you are afraid, tell the police. In danger, call 999. A solicitor can tell "
                "you about court orders that keep people away."
            ),
        ),
    ),
    StageWords(
        code="tribunal_hearing_listed",
        title="The tribunal has a date",
        happened=(
            Paragraph("The tribunal will hear the case on {hearing_on}.", when=these("hearing_on")),
            Paragraph("The tribunal will hear the case. I do not know the date yet.", unless=these("hearing_on")),
        ),
        meaning=(
            Paragraph(
                "The tribunal decides if the person must stay in hospital. It can let them leave with rules, or with "
                "none. Nothing has been decided yet."
            ),
        ),
        following=(Paragraph("The date can still change. What you have sent in still counts if it does."),),
        asking=(Paragraph("You can tell the tribunal what rules you would want if they leave. Please call me soon."),),
    ),
    StageWords(
        code="tribunal_decided",
        title="The tribunal has decided",
        happened=(
            Paragraph(
                "The tribunal has decided that the person must stay in hospital.", when=these("outcome:not_discharged")
            ),
            Paragraph(
                "The tribunal has decided that the person can leave hospital with rules.",
                when=these("outcome:conditional_discharge"),
            ),
            Paragraph(
                "The tribunal has decided that the person can leave hospital without rules.",
                when=these("outcome:absolute_discharge"),
            ),
            Paragraph(
                "The tribunal has made a decision. Please call me, so that I can tell you what I may.", unless=_KNOWN
            ),
        ),
        meaning=(
            Paragraph("They stay in hospital. The limits on them are the same.", when=these("outcome:not_discharged")),
            Paragraph(
                "They may not have left yet. Sometimes a place must be found first. If they break the rules, "
                "they can be taken back.",
                when=these("outcome:conditional_discharge"),
            ),
            Paragraph("The order ends. They cannot be taken back under it.", when=these("outcome:absolute_discharge")),
            Paragraph("I will explain what it means for you when we talk.", unless=_KNOWN),
        ),
        following=(
            Paragraph(
                "They can ask a tribunal again later. I will tell you if they do.", when=these("outcome:not_discharged")
            ),
            Paragraph(
                "I will tell you which rules are about you, and when they have left.",
                when=these("outcome:conditional_discharge"),
            ),
            Paragraph(
                "I will write to you again about what ends and what help there is.",
                when=these("outcome:absolute_discharge"),
            ),
            Paragraph("I will write to you again.", unless=_KNOWN),
        ),
        asking=(Paragraph("You can ask for a summary of the decision. A judge decides whether you can have one."),),
    ),
    StageWords(
        code="discharge_conditions_varied",
        title="A change to the rules",
        happened=(Paragraph("The rules for the person who left hospital have changed."),),
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
)
