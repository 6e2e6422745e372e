"""What we say about parole."""

from victimcontact.scheme.words.document import Paragraph, StageWords, these

# Outcomes we have words for. For any other the letter asks the person to call.
_PAROLE = these("outcome:no_release", "outcome:release", "outcome:open_conditions")
_RECONSIDERATION = these("outcome:granted", "outcome:refused")
_HIGH_COURT = these("outcome:upheld", "outcome:quashed")

STAGES = (
    StageWords(
        code="parole_review_started",
        title="A parole review has started",
        happened=(Paragraph("The Parole Board has started to look at the case of the person who was sentenced."),),
        meaning=(
            Paragraph(
                "The Board is independent. It must decide if it is safe for the public to release them. It may also "
                "be asked if they can move to an open prison. Nothing has been decided yet."
            ),
        ),
        following=(
            Paragraph(
                "The Board may decide on the papers alone, or hold a hearing. I do not know yet which it will be, or "
                "when. I will tell you as soon as I do."
            ),
        ),
        asking=(
            Paragraph(
                "You can make a Victim Personal Statement. You can ask for rules in case they are released. "
                "I will help you, and tell you who may read your words."
            ),
        ),
    ),
    StageWords(
        code="parole_hearing_listed",
        title="A parole hearing has a date",
        happened=(
            Paragraph("The Parole Board will hold a hearing on {hearing_on}.", when=these("hearing_on")),
            Paragraph("The Parole Board will hold a hearing. I do not know the date yet.", unless=these("hearing_on")),
        ),
        meaning=(
            Paragraph(
                "At the hearing the Board looks at the risk if the person who was sentenced is released. "
                "Nothing has been decided yet."
            ),
        ),
        following=(
            Paragraph(
                "Hearings are often put off, sometimes on the day. If that happens I will tell you. "
                "The Board should decide within 14 days of the hearing."
            ),
        ),
        asking=(
            Paragraph("You can make a statement, and ask for rules. I will write to you with the last dates for this."),
        ),
    ),
    StageWords(
        code="parole_decided",
        title="The Parole Board has decided",
        happened=(
            Paragraph(
                "The Parole Board has decided not to release the person who was sentenced.",
                when=these("outcome:no_release"),
            ),
            Paragraph(
                "The Parole Board has decided that the person who was sentenced can be released.",
                when=these("outcome:release"),
            ),
            Paragraph(
                "The Parole Board has not decided on release. It has advised a move to an open prison.",
                when=these("outcome:open_conditions"),
            ),
            Paragraph(
                "The Parole Board has decided. I cannot tell you here what it decided. Please call me.",
                unless=_PAROLE,
            ),
        ),
        meaning=(
            Paragraph(
                "They stay in prison. The Board thinks that the risk to the public is still too high.",
                when=these("outcome:no_release"),
            ),
            Paragraph(
                "They are still in prison today. The decision may not be final yet, and it can be looked at again. "
                "No one is released while that can still happen.",
                when=these("outcome:release"),
            ),
            Paragraph(
                "They have not moved yet. A minister decides whether to follow the advice, and may say no.",
                when=these("outcome:open_conditions"),
            ),
            Paragraph("I will explain what it means for you when we talk.", unless=_PAROLE),
        ),
        following=(
            Paragraph(
                "The next review should start by {next_review_month}. I will write to you before it.",
                when=these("next_review_month"),
            ),
            Paragraph(
                "I do not know yet when the next review will be. I will tell you when I do.",
                when=these("outcome:no_release"),
                unless=these("next_review_month"),
            ),
            Paragraph(
                "I will write to you when the decision is final, and tell you what follows.",
                when=these("outcome:release"),
            ),
            Paragraph(
                "I will write to you when the minister has decided, or if they move.",
                when=these("outcome:open_conditions"),
            ),
            Paragraph("I will write to you again.", unless=_PAROLE),
        ),
        asking=(
            Paragraph(
                "You can ask for a short summary of the reasons. Please tell me within six months of the decision."
            ),
        ),
    ),
    StageWords(
        code="parole_hearing_deferred",
        title="The parole hearing has been put off",
        happened=(
            Paragraph(
                "The hearing on {previous_hearing_on} will not go ahead on that day.", when=these("previous_hearing_on")
            ),
            Paragraph("The hearing will not go ahead on the day I told you.", unless=these("previous_hearing_on")),
            Paragraph("The reason we were given is: {why}", when=these("why")),
            Paragraph("We have not been told why.", unless=these("why")),
        ),
        meaning=(
            Paragraph(
                "Nothing has been decided, and the person stays in prison. I am sorry. I know how hard it is to get "
                "ready for a day like this and then have to wait."
            ),
        ),
        following=(
            Paragraph("The new date is {hearing_on}.", when=these("hearing_on")),
            Paragraph("There is no new date yet. I will tell you when there is.", unless=these("hearing_on")),
            Paragraph("What you have sent in still counts."),
        ),
        asking=(Paragraph("You can change or renew your statement. You do not have to."),),
    ),
    StageWords(
        code="parole_decision_final",
        title="The parole decision is final",
        happened=(
            Paragraph("The Parole Board's decision to release the person is now final.", when=these("outcome:release")),
            Paragraph(
                "The Parole Board's decision not to release the person is now final.", when=these("outcome:no_release")
            ),
            Paragraph(
                "The Parole Board's decision is now final.", unless=these("outcome:release", "outcome:no_release")
            ),
        ),
        meaning=(
            Paragraph(
                "They will leave prison, with rules to keep. I do not know the date yet.", when=these("outcome:release")
            ),
            Paragraph("They stay in prison until the next review at least.", when=these("outcome:no_release")),
            Paragraph(
                "The time to ask for it to be looked at again is over.",
                unless=these("outcome:release", "outcome:no_release"),
            ),
        ),
        following=(
            Paragraph(
                "I will tell you the month of release and the rules about you as soon as I can.",
                when=these("outcome:release"),
            ),
            Paragraph("The next review should start by {next_review_month}.", when=these("next_review_month")),
            Paragraph(
                "I do not know yet when the next review will be. I will tell you when I do.",
                when=these("outcome:no_release"),
                unless=these("next_review_month"),
            ),
            Paragraph(
                "Call me if you want to know what follows.", unless=these("outcome:release", "outcome:no_release")
            ),
        ),
        asking=(Paragraph("You can ask for a short summary of the reasons, within six months of the decision."),),
    ),
    StageWords(
        code="parole_reconsideration_applied",
        title="The parole decision may be looked at again",
        happened=(Paragraph("The Parole Board has been asked to look at its decision again."),),
        meaning=(
            Paragraph(
                "The decision is not final. No one is released while the Board thinks about this. It can look again "
                "only if the law was not followed, or if the decision was unfair or made no sense."
            ),
        ),
        following=(Paragraph("I do not know yet when the Board will answer. I will tell you what it says."),),
        asking=(Paragraph("You do not need to do anything. Call me if you want to talk about it."),),
    ),
    StageWords(
        code="parole_reconsideration_decided",
        title="The Board has answered about its decision",
        happened=(
            Paragraph("The Parole Board will look at its decision again.", when=these("outcome:granted")),
            Paragraph("The Parole Board will not look at its decision again.", when=these("outcome:refused")),
            Paragraph("The Parole Board has answered. Please call me for the answer.", unless=_RECONSIDERATION),
        ),
        meaning=(
            Paragraph(
                "The first decision does not count for now. The person stays in prison.", when=these("outcome:granted")
            ),
            Paragraph("The first decision stands.", when=these("outcome:refused")),
            Paragraph("I will explain what it means for you when we talk.", unless=_RECONSIDERATION),
        ),
        following=(
            Paragraph("There may be a new hearing. I will tell you the date.", when=these("outcome:granted")),
            Paragraph("I will write to you about what follows from the first decision.", when=these("outcome:refused")),
            Paragraph("I will write to you again.", unless=_RECONSIDERATION),
        ),
        asking=(Paragraph("If there is a new hearing, you can use your statement again or change it."),),
    ),
    StageWords(
        code="parole_referred_to_high_court",
        title="The decision has gone to the High Court",
        happened=(Paragraph("A minister has asked for the High Court to decide on the release."),),
        meaning=(
            Paragraph(
                "The Parole Board's decision does not count for now. The person stays in prison until the court "
                "decides."
            ),
        ),
        following=(Paragraph("I do not know yet when the court will decide. I will tell you what it says."),),
        asking=(Paragraph("The rules you asked for go to the court too. Tell me if you want to change them."),),
    ),
    StageWords(
        code="parole_high_court_decided",
        title="The High Court has decided",
        happened=(
            Paragraph("The High Court has agreed that the person can be released.", when=these("outcome:upheld")),
            Paragraph(
                "The High Court has decided that the person must not be released.", when=these("outcome:quashed")
            ),
            Paragraph("The High Court has decided. Please call me for the answer.", unless=_HIGH_COURT),
        ),
        meaning=(
            Paragraph(
                "They will leave prison, with rules to keep. I do not know the date yet.", when=these("outcome:upheld")
            ),
            Paragraph("They stay in prison.", when=these("outcome:quashed")),
            Paragraph("I will explain what it means for you when we talk.", unless=_HIGH_COURT),
        ),
        following=(
            Paragraph(
                "I will tell you the month of release and the rules about you as soon as I can.",
                when=these("outcome:upheld"),
            ),
            Paragraph("I will tell you when the next review is.", when=these("outcome:quashed")),
            Paragraph("I will write to you again.", unless=_HIGH_COURT),
        ),
        asking=(Paragraph("Call me if you want to talk about it, or about rules to protect you."),),
    ),
    StageWords(
        code="parole_set_aside_applied",
        title="The Board may take its decision back",
        happened=(Paragraph("The Parole Board has been asked to take its own decision back."),),
        meaning=(
            Paragraph(
                "The decision was final. The Board can take it back only if it rests on a mistake about the law or "
                "the facts, or if something new has come up. No one is released while the Board thinks about this."
            ),
        ),
        following=(Paragraph("I do not know yet when the Board will answer. I will tell you what it says."),),
        asking=(
            Paragraph("You do not need to do anything. If you know something new, call me, and I will pass it on."),
        ),
    ),
    StageWords(
        code="parole_decision_set_aside",
        title="The parole decision no longer counts",
        happened=(
            Paragraph("The Parole Board has taken back its own decision. In law this is called setting it aside."),
        ),
        meaning=(Paragraph("It is as if the decision had not been made. The person is not released because of it."),),
        following=(Paragraph("The Board will decide again. I do not know yet when. I will tell you."),),
        asking=(Paragraph("You can use your statement again, or change it."),),
    ),
)
