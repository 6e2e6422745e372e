"""What an offender who asks for the data about them may be given: their own, nothing that shows a victim or a case (P114).

That this unit holds anything at all says that there is a victim. So a copy goes to the team that answers such requests for the whole
service, never to the offender from here.
"""

from collections.abc import Iterator
from datetime import datetime

from victimcontact.casework import protection
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Case, Fact, FactSource, FormerName, Offender
from victimcontact.scheme.keystages import stage_called
from victimcontact.scheme.roles import May
from victimcontact.scheme.words.months import day_in_words

# What other systems told of the offender; whatever was written by hand was written for a victim's sake.
FROM_FEEDS = FactSource.FEED


@action(needs=May.APPROVE_AS_MANAGER)
def make(*, case: Case, by: Account, now: datetime) -> str:
    """The copy, as plain text. It is searched for what protects every victim of this offender, those of other units too.

    Raises `protection.GivesAway`: then a person has to look, because a fact of the offender's is one of a victim's as well.
    """
    offender = case.sentence.offender
    text = "\n".join(_lines(offender))
    for victims in Case.objects.filter(sentence__offender=offender).select_related("person", "representative"):
        protection.require_silence(victims, text)
    return text


def _lines(offender: Offender) -> Iterator[str]:
    yield f"Name: {offender.full_name}"
    if offender.born_on is not None:
        yield f"Born on: {day_in_words(offender.born_on, 'en')}"
    for name in FormerName.objects.filter(offender=offender, ended_at__isnull=True).order_by("made_at"):
        yield f"Also known as: {name.given_names} {name.family_name}".strip()
    for number in offender.identifiers.order_by("kind", "value"):
        yield f"{number.kind.replace('_', ' ').capitalize()}: {number.value}"
    for sentence in offender.sentences.order_by("imposed_on"):
        yield f"Sentence: {sentence.kind.replace('_', ' ')}, {day_in_words(sentence.imposed_on, 'en')}, {sentence.offence_title}"
        heard = Fact.objects.filter(sentence=sentence, kind="stage", source=FROM_FEEDS, withdrawal__isnull=True)
        for fact in heard.order_by("on", "made_at"):
            yield f"  {day_in_words(fact.on, 'en')}: {stage_called(fact.data['code']).title}"
