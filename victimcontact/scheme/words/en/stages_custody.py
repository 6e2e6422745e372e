"""What we say about what happens while a sentence is served."""

from victimcontact.scheme.words.document import Paragraph, StageWords, these
from victimcontact.scheme.words.en.frame import CONDITIONS

STAGES = (
    StageWords(
        code="eligible_for_open_conditions",
        title="A move to an open prison can now be looked at",
        happened=(Paragraph("The person who was sentenced can now be thought about for a move to an open prison."),),
        meaning=(
            Paragraph(
                "They have not moved, and it may not happen. An open prison has fewer locks and walls. People go "
                "there to get ready for life outside. Later they may be let out for a day or a few days, with rules."
            ),
        ),
        following=(
            Paragraph(
                "Those who decide look at the risk first. The prison must ask me what a move would mean for you. "
                "I do not know yet when they will decide. I will tell you if a move takes place."
            ),
        ),
        asking=(
            Paragraph(
                "You can tell me how a move would affect you, or ask for rules for any time out. "
                "I pass this on in a way that does not say who you are."
            ),
        ),
    ),
    StageWords(
        code="open_conditions_refused",
        title="No move to an open prison",
        happened=(
            Paragraph("The Parole Board had advised a move to an open prison. A minister has decided against it."),
        ),
        meaning=(Paragraph("The person who was sentenced stays in a closed prison. Nothing changes for now."),),
        following=(Paragraph("The move can be looked at again later. I do not know when. If it is, I will tell you."),),
        asking=(Paragraph("You do not need to do anything. What you asked for and sent in stays with us."),),
    ),
    StageWords(
        code="moved_to_open_conditions",
        title="A move to an open prison",
        happened=(Paragraph("The person who was sentenced has moved to an open prison. I cannot tell you which one."),),
        meaning=(
            Paragraph(
                "They are still in prison, and this is not release. An open prison has fewer locks and walls. After "
                "some time they may be let out for a day or a few days, to work or to see family. They must then go "
                "back."
            ),
        ),
        following=(
            Paragraph(
                "Before they are let out, the prison looks at the risk. If they do not keep to the rules, "
                "they can be sent back to a closed prison."
            ),
        ),
        asking=(
            Paragraph(
                "You can ask for rules for when they are out, such as not to contact you or not to go to a place. "
                "It is best to ask soon. I will tell you what was decided, and why."
            ),
        ),
    ),
    StageWords(
        code="moved_prison",
        title="A move to another prison",
        happened=(Paragraph("The person who was sentenced has moved to another prison. I cannot tell you which one."),),
        meaning=(
            Paragraph("The sentence is the same. People move prison for many reasons, and I am not told them all."),
        ),
        following=(Paragraph("You do not need to do anything. I will write if anything changes for you."),),
        asking=(Paragraph("If you have a worry about where they may be, call me and we can talk it through."),),
    ),
    StageWords(
        code="temporary_release_planned",
        title="Time out of prison",
        happened=(
            Paragraph(
                "The prison plans to let the person who was sentenced out for a short time. They must then go back.",
            ),
            Paragraph("This is planned for {starts_month}.", when=these("starts_month")),
            Paragraph("I cannot tell you the day or the place."),
        ),
        meaning=(
            Paragraph(
                "This is not release. People near the end of a sentence may be let out to work, to learn or to see "
                "family. If they break the rules, they can be stopped from going out."
            ),
            *CONDITIONS,
        ),
        following=(
            Paragraph(
                "Plans can change, and the prison looks at the risk each time. It may not tell me of each time out."
            ),
        ),
        asking=(
            Paragraph(
                "You can ask for rules for when they are out, such as not to contact you or not to go to a place. "
                "Please call me soon, so that I can pass it on in time."
            ),
        ),
    ),
    StageWords(
        code="escaped",
        title="An escape from custody",
        happened=(Paragraph("The person who was sentenced has escaped. The police are looking for them."),),
        meaning=(
            Paragraph(
                "I do not know where they are. If you see them, or feel in danger, call 999. Do not go up to them. "
                "You can tell the police that I wrote to you."
            ),
        ),
        following=(
            Paragraph("The police lead the search. I will call you as soon as I hear that they have been found."),
        ),
        asking=(
            Paragraph(
                "Call me, and we can plan together how to stay safe. I can ask the police to help you with safety at "
                "home."
            ),
        ),
    ),
    StageWords(
        code="absconded",
        title="Not where they must be",
        happened=(
            Paragraph(
                "The person who was sentenced has left prison without leave, or did not come back from time out. "
                "The police are looking for them.",
                unless=these("is_hospital_order"),
            ),
            Paragraph(
                "The person under the hospital order has left without leave, or did not come back from time out. "
                "The police are looking for them.",
                when=these("is_hospital_order"),
            ),
        ),
        meaning=(
            Paragraph(
                "I do not know where they are. If you see them, or feel in danger, call 999. Do not go up to them. "
                "You can tell the police that I wrote to you."
            ),
        ),
        following=(
            Paragraph("The police lead the search. I will call you as soon as I hear that they have been found."),
        ),
        asking=(
            Paragraph(
                "Call me, and we can plan together how to stay safe. I can ask the police to help you with safety at "
                "home."
            ),
        ),
    ),
    StageWords(
        code="recaptured",
        title="Found and held again",
        happened=(
            Paragraph(
                "The person who was sentenced has been found. They are held again.", unless=these("is_hospital_order")
            ),
            Paragraph(
                "The person under the hospital order has been found. They are held again.",
                when=these("is_hospital_order"),
            ),
        ),
        meaning=(Paragraph("They are no longer free. They may face a new charge or stricter rules."),),
        following=(
            Paragraph("I do not know yet if this changes when they may be let out. I will tell you if it does."),
        ),
        asking=(Paragraph("If they tried to contact you, or you saw them, please tell the police and me."),),
    ),
    StageWords(
        code="died",
        title="News of a death",
        happened=(
            Paragraph(
                "The person who was sentenced has died. I cannot tell you how or where.",
                unless=these("is_hospital_order"),
            ),
            Paragraph(
                "The person under the hospital order has died. I cannot tell you how or where.",
                when=these("is_hospital_order"),
            ),
        ),
        meaning=(
            Paragraph(
                "The sentence or order has come to an end. Any rules made to protect you from them have come to an "
                "end too. News like this can bring up many feelings, and there is no right way to feel."
            ),
        ),
        following=(Paragraph("I will write to you once more, to close your case. There is nothing you have to do."),),
        asking=(Paragraph("You can talk to me, or to Victim Support, for as long as you need."),),
    ),
    StageWords(
        code="transferred_to_hospital",
        title="A move from prison to hospital",
        happened=(Paragraph("The person who was sentenced has moved from prison to a hospital. They are held there."),),
        meaning=(
            Paragraph(
                "The sentence goes on while they are in hospital. Their health is private, "
                "so I cannot tell you why they moved or what care they get."
            ),
        ),
        following=(
            Paragraph(
                "They may go back to prison, or stay in hospital. I do not know yet which it will be. "
                "I will tell you if they go back, or if they may be let out."
            ),
        ),
        asking=(
            Paragraph(
                "You can still ask for rules to protect you. In hospital other people decide on them, "
                "and I will make sure they get what you ask for."
            ),
        ),
    ),
    StageWords(
        code="returned_to_prison",
        title="A move back to prison",
        happened=(
            Paragraph(
                "The person who was sentenced has moved back from hospital to prison. I cannot tell you which one."
            ),
        ),
        meaning=(
            Paragraph(
                "The sentence goes on as before. Time in hospital counts as part of it. Their health is private."
            ),
        ),
        following=(
            Paragraph("I will tell you about big steps in prison again, such as the month of release or a hearing."),
        ),
        asking=(Paragraph("Rules you asked for are still with us. Call me if you want to check or change them."),),
    ),
    StageWords(
        code="returned_to_closed_conditions",
        title="A move back to a closed prison",
        happened=(
            Paragraph(
                "The person who was sentenced has moved from an open prison back to a closed one. I cannot tell you "
                "which one."
            ),
        ),
        meaning=(
            Paragraph("A closed prison has more locks and checks. They will not be let out for short times for now."),
        ),
        following=(
            Paragraph("They may be looked at again for an open prison later. I will tell you if that happens."),
        ),
        asking=(Paragraph("Rules you asked for are still with us. Call me if you want to check or change them."),),
    ),
    StageWords(
        code="moved_to_adult_custody",
        title="A move to a prison for adults",
        happened=(
            Paragraph(
                "The person who was sentenced has grown up, and is now held with adults. I cannot tell you where."
            ),
        ),
        meaning=(Paragraph("The sentence is the same. Another team now has the case."),),
        following=(Paragraph("I am still here for you. If that ever changes, I will tell you first."),),
        asking=(Paragraph("Rules you asked for are still with us. Call me if you want to check or change them."),),
    ),
    StageWords(
        code="moved_to_another_jurisdiction",
        title="The sentence goes on elsewhere",
        happened=(
            Paragraph(
                "The person who was sentenced will serve the rest of the sentence outside England and Wales. "
                "I cannot tell you where."
            ),
        ),
        meaning=(Paragraph("The law there decides when they are released. I may no longer hear about each step."),),
        following=(Paragraph("I will find out who can tell you the news from now on, and write to you."),),
        asking=(Paragraph("You can tell me if you want me to ask them to keep you informed."),),
    ),
    StageWords(
        code="incident_in_custody",
        title="Something that may change the release",
        happened=(
            Paragraph("Something took place in prison that may change when the person is released. I cannot say what."),
        ),
        meaning=(Paragraph("The month I told you may no longer be right. I do not know the new one yet."),),
        following=(Paragraph("I will tell you the new month as soon as I know it, or that nothing has changed."),),
        asking=(Paragraph("If you are worried about your safety, call me. In danger, call 999."),),
    ),
    StageWords(
        code="name_changed",
        title="A change that may matter to you",
        happened=(Paragraph("Something about the person who was sentenced has changed in our records."),),
        meaning=(Paragraph("I cannot put more in a letter. The sentence is the same."),),
        following=(Paragraph("Please call me. We can talk about whether you need to know more to stay safe."),),
        asking=(Paragraph("If you are worried about your safety, tell me. In danger, call 999."),),
    ),
)
