"""What we say about release, recall and the end of a sentence."""

from victimcontact.scheme.words.document import Bullets, Paragraph, StageWords, these
from victimcontact.scheme.words.en.frame import RELEASE_CONDITIONS

STAGES = (
    StageWords(
        code="deported",
        title="Sent out of the United Kingdom",
        happened=(
            Paragraph(
                "The person who was sentenced has been sent out of the United Kingdom. I cannot tell you where to."
            ),
        ),
        meaning=(
            Paragraph(
                "They are not allowed to come back while the order to keep them out stands. If they do, they can be "
                "arrested. No one here can check on them in another country."
            ),
        ),
        following=(
            Paragraph(
                "If I hear that they have come back, I will tell you. I depend on the Home Office for this, "
                "and I may not hear at once."
            ),
        ),
        asking=(Paragraph("If they contact you, tell the police and me. If you are in danger, call 999."),),
    ),
    StageWords(
        code="release_date_set",
        title="The month of release",
        happened=(
            Paragraph(
                "We now know when the person who was sentenced should be released. It is in {release_month}.",
                when=these("release_month"),
            ),
            Paragraph(
                "A date of release has been set. I cannot tell you the month yet. I will tell you as soon as I can.",
                unless=these("release_month"),
            ),
        ),
        meaning=(
            Paragraph(
                "This is the month we expect today. It can still change, for example if they break prison rules or "
                "if the law changes."
            ),
            Paragraph(
                "Because it matters for your safety, I may tell you the day. It is {release_on}. Please keep it to "
                "yourself.",
                when=these("release_on"),
            ),
            Paragraph("I cannot tell you the day or the place.", unless=these("release_on")),
        ),
        following=(
            Paragraph("I will write to you before the release. If the month changes, I will tell you that too."),
        ),
        asking=(
            Paragraph(
                "After release they will most often have to keep to rules. You can ask for some, such as not to "
                "contact you or not to go to a place. It is best to ask at least six months before."
            ),
        ),
    ),
    StageWords(
        code="release_date_changed",
        title="The month of release has changed",
        happened=(
            Paragraph("Before, I told you it was {previous_release_month}.", when=these("previous_release_month")),
            Paragraph(
                "The person who was sentenced should now be released in {release_month}.", when=these("release_month")
            ),
            Paragraph(
                "The date of release has changed. I do not know the new month yet. I will tell you as soon as I can.",
                unless=these("release_month"),
            ),
            Paragraph(
                "Because it matters for your safety, I may tell you the day. It is {release_on}. Please keep it to "
                "yourself.",
                when=these("release_on"),
            ),
        ),
        meaning=(
            Paragraph(
                "I am sorry if this upsets your plans. Dates can change when time is added, when a court changes the "
                "sentence or when the law changes. This one may change again."
            ),
        ),
        following=(Paragraph("I will write to you before the release. If the month changes again, I will tell you."),),
        asking=(
            Paragraph(
                "If there is less time now, please tell me soon about any rules you want to ask for. We can talk it "
                "through."
            ),
        ),
    ),
    StageWords(
        code="released",
        title="Release from prison",
        happened=(
            Paragraph(
                "The person who was sentenced was released from prison in {released_month}.",
                when=these("released_month"),
            ),
            Paragraph("The person who was sentenced has been released from prison.", unless=these("released_month")),
            Paragraph("The day was {released_on}.", when=these("released_on")),
            Paragraph("They will live in this area: {area}.", when=these("area")),
            Paragraph("I cannot tell you where they live."),
        ),
        meaning=RELEASE_CONDITIONS,
        following=(
            Paragraph(
                "A probation officer checks on them if they have rules to keep. If they break the rules, "
                "they can be sent back to prison. I will tell you if that happens."
            ),
        ),
        asking=(
            Bullets(
                (
                    "You can ask for a rule to be changed or added.",
                    "You can ask me to help you plan how to stay safe.",
                )
            ),
        ),
    ),
    StageWords(
        code="recalled",
        title="A recall to prison",
        happened=(
            Paragraph("The person who was released has been called back to prison. This is called a recall."),
            Paragraph("They went back in {returned_month}.", when=these("returned_month")),
            Paragraph(
                "I do not know yet if they are back in prison. If you see them, or feel in danger, call 999.",
                unless=these("returned_month"),
            ),
        ),
        meaning=(
            Paragraph(
                "A recall is made when someone breaks the rules or the risk goes up. I cannot tell you the reasons. "
                "Some people stay for a fixed time. Others stay until the Parole Board or a minister lets them out."
            ),
        ),
        following=(
            Paragraph(
                "I will tell you how long it may last, as soon as I know. I will write before they are released again."
            ),
        ),
        asking=(
            Bullets(
                (
                    "You can ask for new rules for when they are released again.",
                    "If the Parole Board looks at the case, you can send it a statement.",
                    "You can ask for a summary of the decision on release.",
                )
            ),
        ),
    ),
    StageWords(
        code="home_detention_curfew_considered",
        title="Early release with a tag may be decided",
        happened=(
            Paragraph(
                "The person who was sentenced may be released early. They would wear a tag and have to be at home at "
                "set times."
            ),
            Paragraph("It could be from {eligible_month}.", when=these("eligible_month")),
        ),
        meaning=(
            Paragraph(
                "Nothing has been decided yet. If it is agreed, they would leave prison before the month I told you."
            ),
        ),
        following=(
            Paragraph("Please tell me what you think by {respond_by}. You have 14 days.", when=these("respond_by")),
            Paragraph("Please tell me what you think soon. You have 14 days.", unless=these("respond_by")),
            Paragraph("I pass on what you say to the people who decide. I will tell you what was decided."),
        ),
        asking=(
            Paragraph(
                "You can say how it would affect you. You can ask for rules, such as not to go near your home or work."
            ),
        ),
    ),
    StageWords(
        code="released_on_home_detention_curfew",
        title="Early release from prison with a tag",
        happened=(
            Paragraph(
                "The person who was sentenced was released from prison in {released_month}.",
                when=these("released_month"),
            ),
            Paragraph("The person who was sentenced has been released from prison.", unless=these("released_month")),
            Paragraph(
                "They wear a tag and must be at home at set times. This is early release, called a home detention "
                "curfew."
            ),
            Paragraph("The day was {released_on}.", when=these("released_on")),
            Paragraph("They will live in this area: {area}.", when=these("area")),
            Paragraph("I cannot tell you where they live."),
        ),
        meaning=RELEASE_CONDITIONS,
        following=(
            Paragraph(
                "If they are not at home when they must be, or break another rule, they can be sent back to prison. "
                "I will tell you if that happens."
            ),
        ),
        asking=(
            Bullets(
                (
                    "You can ask for a rule to be changed or added.",
                    "You can ask me to help you plan how to stay safe.",
                )
            ),
        ),
    ),
    StageWords(
        code="released_again",
        title="Release from prison again",
        happened=(
            Paragraph(
                "The person had been called back to prison. They were released again in {released_month}.",
                when=these("released_month"),
            ),
            Paragraph(
                "The person had been called back to prison. They have been released again.",
                unless=these("released_month"),
            ),
            Paragraph("The day was {released_on}.", when=these("released_on")),
            Paragraph("They will live in this area: {area}.", when=these("area")),
            Paragraph("I cannot tell you where they live."),
        ),
        meaning=RELEASE_CONDITIONS,
        following=(
            Paragraph(
                "A probation officer checks on them if they have rules to keep. They can be called back to prison "
                "again. I will tell you if that happens."
            ),
        ),
        asking=(
            Bullets(
                (
                    "You can ask for a rule to be changed or added.",
                    "You can ask me to help you plan how to stay safe.",
                )
            ),
        ),
    ),
    StageWords(
        code="licence_ended",
        title="The rules after release have ended",
        happened=(
            Paragraph("The licence of the person who was sentenced ended on {ended_on}.", when=these("ended_on")),
            Paragraph("The licence of the person who was sentenced has ended.", unless=these("ended_on")),
        ),
        meaning=(
            Paragraph(
                "They no longer have to keep to the rules in it. No probation officer checks on them. "
                "A court order that keeps them away from you may still count."
            ),
        ),
        following=(
            Paragraph(
                "This is the end of our contact with you under the scheme. You can still call us if you need to."
            ),
        ),
        asking=(Paragraph("If they contact you or you are afraid, tell the police. In danger, call 999."),),
    ),
    StageWords(
        code="sentence_ended",
        title="The sentence has ended",
        happened=(
            Paragraph("The sentence ended in {ended_month}.", when=these("ended_month")),
            Paragraph("The sentence has ended.", unless=these("ended_month")),
        ),
        meaning=(
            Paragraph(
                "The person does not have to keep to any rules from this sentence. No probation officer checks on "
                "them. A court order that keeps them away from you may still count."
            ),
        ),
        following=(
            Paragraph(
                "This is the end of our contact with you under the scheme. You can still call us if you need to."
            ),
        ),
        asking=(Paragraph("If they contact you or you are afraid, tell the police. In danger, call 999."),),
    ),
)
