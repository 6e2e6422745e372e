"""What a victim reads about their statement: who reads it, what it is for, what is asked, what to think of. In both languages.

Nothing here forbids anything: a thought is worded as advice (P23 to P27, R61). That the offender can read it stands first (P30),
and a tribunal's narrow use of it is said in so many words (P78). The prison or the hospital is never named.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

Words = Mapping[str, tuple[str, str]]

PAROLE, TRIBUNAL = "parole", "tribunal"
PARTS: Final = ("hurt", "now", "if_released")

TITLES: Final[Words] = MappingProxyType(
    {
        PAROLE: ("Victim Personal Statement", "Datganiad Personol Dioddefwr"),
        TRIBUNAL: ("Victim impact statement", "Datganiad effaith ar ddioddefwr"),
    }
)
OFFENDER_READS: Final[Words] = MappingProxyType(
    {
        PAROLE: (
            "The prisoner can read your statement, and so can their lawyer. It can be kept from them only in rare cases.",
            "Gall y carcharor ddarllen eich datganiad, a’i gyfreithiwr hefyd. Dim ond mewn achosion prin y gellir ei "
            "gadw oddi wrthynt.",
        ),
        TRIBUNAL: (
            "The patient can read your statement, and so can their lawyer. It can be kept from them only in rare cases.",
            "Gall y claf ddarllen eich datganiad, a’i gyfreithiwr hefyd. Dim ond mewn achosion prin y gellir ei gadw "
            "oddi wrthynt.",
        ),
    }
)
READERS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = MappingProxyType(
    {
        PAROLE: (
            ("The members of the Parole Board who decide", "Aelodau’r Bwrdd Parôl sy’n penderfynu"),
            (
                "The officials who get the case ready for the Board",
                "Y swyddogion sy’n paratoi’r achos ar gyfer y Bwrdd",
            ),
            ("Your officer and their team", "Eich swyddog a’i dîm"),
            ("The prisoner and their lawyer", "Y carcharor a’i gyfreithiwr"),
        ),
        TRIBUNAL: (
            ("The members of the tribunal who decide", "Aelodau’r tribiwnlys sy’n penderfynu"),
            (
                "The officials and the care team who take part in the hearing",
                "Y swyddogion a’r tîm gofal sy’n cymryd rhan yn y gwrandawiad",
            ),
            ("Your officer and their team", "Eich swyddog a’i dîm"),
            ("The patient and their lawyer", "Y claf a’i gyfreithiwr"),
        ),
    }
)
WHAT_FOR: Final[Words] = MappingProxyType(
    {
        PAROLE: (
            "It helps the Board to understand what happened to you, what to ask, and which rules would keep you safe. "
            "It does not decide whether the prisoner is released.",
            "Mae’n helpu’r Bwrdd i ddeall beth ddigwyddodd i chi, beth i’w ofyn, a pha reolau fyddai’n eich cadw’n "
            "ddiogel. Nid yw’n penderfynu a gaiff y carcharor ei ryddhau.",
        ),
        TRIBUNAL: (
            "The tribunal may use it only to decide which rules there should be if the patient is discharged. It must "
            "not use it for anything else.",
            "Dim ond i benderfynu pa reolau y dylid eu cael os caiff y claf ei ryddhau y caiff y tribiwnlys ei "
            "ddefnyddio. Ni chaiff ei ddefnyddio at ddim byd arall.",
        ),
    }
)
# Why a tribunal may not receive a statement (P77), and what can be said all the same (P76).
NOT_RECEIVED: Final[Words] = MappingProxyType(
    {
        "before_the_law": (
            "No statement can be made for this review. The law lets the tribunal read one only where it was asked to "
            "look at the case on 25 June 2025 or later. Here it was asked before that day.",
            "Ni ellir gwneud datganiad ar gyfer yr adolygiad hwn. Yn ôl y gyfraith, dim ond os gofynnwyd i’r tribiwnlys "
            "edrych ar yr achos ar 25 Mehefin 2025 neu wedyn y caiff ddarllen un. Yma, gofynnwyd iddo cyn y diwrnod hwnnw.",
        ),
        "another_order": (
            "No statement can be made for this review. The law lets the tribunal read one only where the court made a "
            "hospital order with special limits on leaving. The order here is another one.",
            "Ni ellir gwneud datganiad ar gyfer yr adolygiad hwn. Yn ôl y gyfraith, dim ond os gwnaeth y llys orchymyn "
            "ysbyty gyda chyfyngiadau arbennig ar adael y caiff y tribiwnlys ddarllen un. Gorchymyn arall sydd yma.",
        ),
    }
)
SAID_INSTEAD: Final[tuple[str, str]] = (
    "You can still ask for rules for when they leave hospital, and say why you need them. Your officer passes it on to "
    "those who decide. You can also tell your officer what you are afraid of.",
    "Gallwch ofyn o hyd am reolau ar gyfer pan fyddant yn gadael yr ysbyty, a dweud pam mae eu hangen arnoch. Bydd eich "
    "swyddog yn eu trosglwyddo i’r rhai sy’n penderfynu. Gallwch hefyd ddweud wrth eich swyddog beth rydych yn ei ofni.",
)
QUESTIONS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        PAROLE: MappingProxyType(
            {
                "hurt": ("How were you hurt?", "Sut cawsoch eich brifo?"),
                "now": ("How do you feel now?", "Sut rydych chi’n teimlo nawr?"),
                "if_released": (
                    "How would you feel if they were let out, or moved to an open prison?",
                    "Sut byddech chi’n teimlo pe baent yn cael eu rhyddhau, neu eu symud i garchar agored?",
                ),
            }
        ),
        TRIBUNAL: MappingProxyType(
            {
                "hurt": ("How were you hurt?", "Sut cawsoch eich brifo?"),
                "now": ("How do you feel now?", "Sut rydych chi’n teimlo nawr?"),
                "if_released": (
                    "How would you feel if they were discharged?",
                    "Sut byddech chi’n teimlo pe baent yn cael eu rhyddhau o’r ysbyty?",
                ),
            }
        ),
    }
)
HINTS: Final[Words] = MappingProxyType(
    {
        "hurt": (
            "Your body, your mind, your money, your family and friends: what did it do to you then?",
            "Eich corff, eich meddwl, eich arian, eich teulu a’ch ffrindiau: beth wnaeth i chi ar y pryd?",
        ),
        "now": (
            "What is different in your life since? What is still hard?",
            "Beth sy’n wahanol yn eich bywyd ers hynny? Beth sy’n dal yn anodd?",
        ),
        "if_released": (
            "What would it mean for you and those close to you? Please leave out where you live, work or go.",
            "Beth fyddai’n ei olygu i chi a’r rhai sy’n agos atoch? Peidiwch â dweud ble rydych yn byw, yn gweithio "
            "nac yn mynd.",
        ),
    }
)
THOUGHTS: Final[Words] = MappingProxyType(
    {
        "opinion_on_release": (
            "You say what you think about letting them out. Those who decide cannot use that. They can use how you "
            "would feel and what you fear. You may leave it as it is.",
            "Rydych yn dweud beth yw eich barn am eu rhyddhau. Ni all y rhai sy’n penderfynu ddefnyddio hynny. Gallant "
            "ddefnyddio sut byddech chi’n teimlo a beth rydych yn ei ofni. Cewch ei adael fel y mae.",
        ),
        "threat_or_abuse": (
            "Some words may read as a threat or an insult. Nobody blames you for being angry. Such words can hide what "
            "you want them to hear.",
            "Gall rhai geiriau swnio fel bygythiad neu sarhad. Does neb yn eich beio am fod yn ddig. Gall geiriau "
            "felly guddio’r hyn rydych am iddynt ei glywed.",
        ),
        "long_to_read": (
            "Read out loud, it takes more than 10 minutes. You may be asked for less. Think of what matters most to you.",
            "O’i ddarllen yn uchel, mae’n cymryd mwy na 10 munud. Efallai y gofynnir am lai. Meddyliwch am yr hyn sydd "
            "bwysicaf i chi.",
        ),
        "no_text": ("Nothing is written yet.", "Does dim wedi’i ysgrifennu eto."),
        "put_together": (
            "There are more than two relatives. They may be asked for one or two statements that speak for all.",
            "Mae mwy na dau berthynas. Efallai y gofynnir iddynt am un neu ddau ddatganiad sy’n siarad dros bawb.",
        ),
        "board_must_allow": (
            "The Board has to agree that you make a statement. Your officer asks them for you.",
            "Rhaid i’r Bwrdd gytuno eich bod yn gwneud datganiad. Eich swyddog sy’n gofyn iddynt ar eich rhan.",
        ),
        "child_in_person": (
            "Somebody under 18 does not usually read it in the room. Your officer can tell you of other ways.",
            "Nid yw rhywun o dan 18 oed fel arfer yn ei ddarllen yn yr ystafell. Gall eich swyddog sôn am ffyrdd eraill.",
        ),
    }
)
GIVES_AWAY: Final[tuple[str, str]] = (
    "Something in it may show who you are or where you can be found. It cannot be sent like this. Please look at it "
    "once more, or ask your officer.",
    "Gall rhywbeth ynddo ddangos pwy ydych chi neu ble gellir dod o hyd i chi. Ni ellir ei anfon fel hyn. Edrychwch "
    "arno unwaith eto, neu gofynnwch i’ch swyddog.",
)
MAKERS: Final[Words] = MappingProxyType(
    {
        "victim": ("The victim", "Y dioddefwr"),
        "close_relative": ("A close relative of the victim", "Perthynas agos i’r dioddefwr"),
        "other_relative": ("Another relative of the victim", "Perthynas arall i’r dioddefwr"),
        "guardian_or_carer": ("A guardian or carer of the victim", "Gwarcheidwad neu ofalwr y dioddefwr"),
    }
)
PRESENTATIONS: Final[Words] = MappingProxyType(
    {
        "panel_reads": (
            "Those who decide read it for themselves",
            "Bydd y rhai sy’n penderfynu yn ei ddarllen eu hunain",
        ),
        "victim_reads_in_room": ("I read it out in the room", "Byddaf i yn ei ddarllen yn uchel yn yr ystafell"),
        "victim_reads_by_link": ("I read it out by video or phone", "Byddaf i yn ei ddarllen dros fideo neu ffôn"),
        "pre_recorded": ("I record it before the hearing", "Byddaf yn ei recordio cyn y gwrandawiad"),
        "other_reads_victim_present": (
            "Somebody else reads it out, and I am there",
            "Bydd rhywun arall yn ei ddarllen, a byddaf i yno",
        ),
        "other_reads_victim_absent": (
            "Somebody else reads it out, and I am not there",
            "Bydd rhywun arall yn ei ddarllen, ac ni fyddaf i yno",
        ),
    }
)
STATES: Final[Words] = MappingProxyType(
    {
        "draft": ("Your officer is writing down what you said.", "Mae eich swyddog yn ysgrifennu’r hyn a ddywedoch."),
        "with_victim": (
            "It is with you. It is not sent before you agree to it.",
            "Gyda chi y mae. Ni chaiff ei anfon cyn ichi gytuno iddo.",
        ),
        "approved": (
            "You agreed to it. It has not been sent yet.",
            "Rydych wedi cytuno iddo. Nid yw wedi’i anfon eto.",
        ),
        "sent": ("It was sent.", "Cafodd ei anfon."),
        "withdrawn": ("You took it back before it was sent.", "Tynnoch ef yn ôl cyn iddo gael ei anfon."),
        "taking_back": (
            "You took it back. Your officer asks those who have it to remove it.",
            "Tynnoch ef yn ôl. Bydd eich swyddog yn gofyn i’r rhai sydd ag ef ei ddileu.",
        ),
        "asked_back": (
            "You took it back. Those who have it were asked to remove it, and have not answered yet.",
            "Tynnoch ef yn ôl. Gofynnwyd i’r rhai sydd ag ef ei ddileu, ac nid ydynt wedi ateb eto.",
        ),
        "taken_back": (
            "You took it back, and those who had it have answered.",
            "Tynnoch ef yn ôl, ac mae’r rhai oedd ag ef wedi ateb.",
        ),
    }
)
REMOVAL_ANSWERS: Final[Words] = MappingProxyType(
    {
        "removed": ("They have removed it.", "Maent wedi ei ddileu."),
        "removed_but_read": (
            "They have removed it, but it had been read.",
            "Maent wedi ei ddileu, ond roedd wedi’i ddarllen.",
        ),
        "kept": (
            "They keep it. Your officer tells you why.",
            "Maent yn ei gadw. Bydd eich swyddog yn dweud pam wrthych.",
        ),
    }
)
CHOICES: Final[Words] = MappingProxyType(
    {
        "withdraw": ("Take my statement back", "Tynnu fy natganiad yn ôl"),
        "redact": (
            "Leave the part out, and send it again when I agree",
            "Gadael y rhan allan, a’i anfon eto pan gytunaf",
        ),
        "accept": ("Let the person read it", "Gadael i’r person ei ddarllen"),
    }
)
WITHHOLDING: Final[Words] = MappingProxyType(
    {
        "wanted": (
            "You asked us to have it kept from the person. Your officer writes down why.",
            "Gofynnoch inni ei gadw oddi wrth y person. Bydd eich swyddog yn nodi pam.",
        ),
        "prepared": (
            "You asked us to have it kept from the person. A manager looks at it now.",
            "Gofynnoch inni ei gadw oddi wrth y person. Mae rheolwr yn edrych arno nawr.",
        ),
        "agreed": (
            "A manager has agreed that we ask for it to be kept from the person.",
            "Mae rheolwr wedi cytuno ein bod yn gofyn am ei gadw oddi wrth y person.",
        ),
        "passed_on": (
            "We have asked the minister’s team to ask the Board. It has not gone to the person.",
            "Rydym wedi gofyn i dîm y gweinidog ofyn i’r Bwrdd. Nid yw wedi mynd at y person.",
        ),
        "applied": (
            "The Board has been asked to keep it from the person. It has not gone to them.",
            "Gofynnwyd i’r Bwrdd ei gadw oddi wrth y person. Nid yw wedi mynd ato.",
        ),
        "given_up": (
            "You no longer want it kept from the person.",
            "Nid ydych bellach am ei gadw oddi wrth y person.",
        ),
        "not_applied": (
            "The minister’s team did not ask the Board. What you chose for this case is done.",
            "Ni ofynnodd tîm y gweinidog i’r Bwrdd. Gwneir yr hyn a ddewisoch ar gyfer hyn.",
        ),
        "disclose": (
            "The Board said no. What you chose for this case is done.",
            "Dywedodd y Bwrdd na. Gwneir yr hyn a ddewisoch ar gyfer hyn.",
        ),
        "from_prisoner": (
            "The Board keeps it from the person. Their lawyer may see it, and must not tell them.",
            "Mae’r Bwrdd yn ei gadw oddi wrth y person. Caiff ei gyfreithiwr ei weld, ond ni chaiff ddweud wrtho.",
        ),
        "from_both": (
            "The Board keeps it from the person and from their lawyer.",
            "Mae’r Bwrdd yn ei gadw oddi wrth y person ac oddi wrth ei gyfreithiwr.",
        ),
        "summary": (
            "The Board wants the person to have a short form of it. Your officer speaks with you first.",
            "Mae’r Bwrdd am i’r person gael ffurf fer ohono. Bydd eich swyddog yn siarad â chi yn gyntaf.",
        ),
    }
)
RECIPIENTS: Final[Words] = MappingProxyType(
    {
        "parole_board": ("It was sent to the Parole Board on {day}.", "Cafodd ei anfon at y Bwrdd Parôl ar {day}."),
        "tribunal": ("It was sent to the tribunal on {day}.", "Cafodd ei anfon at y tribiwnlys ar {day}."),
        "secretary_of_state": (
            "It was sent to the minister’s team on {day}, apart from other papers.",
            "Cafodd ei anfon at dîm y gweinidog ar {day}, ar wahân i bapurau eraill.",
        ),
    }
)
# The same, where it went within the file for the hearing.
RECIPIENTS_OF_BUNDLES: Final[Words] = MappingProxyType(
    {
        "parole_board": (
            "It was sent to the Parole Board on {day}, with the other papers for the hearing.",
            "Cafodd ei anfon at y Bwrdd Parôl ar {day}, gyda’r papurau eraill ar gyfer y gwrandawiad.",
        ),
        "tribunal": (
            "It was sent to the tribunal on {day}, with the other papers for the hearing.",
            "Cafodd ei anfon at y tribiwnlys ar {day}, gyda’r papurau eraill ar gyfer y gwrandawiad.",
        ),
    }
)
LOOKS: Final[Words] = MappingProxyType(
    {
        "own_officer": ("Your officer read it on {day}.", "Darllenodd eich swyddog ef ar {day}."),
        "manager": ("A manager of the team read it on {day}.", "Darllenodd rheolwr y tîm ef ar {day}."),
        "other_officer": (
            "Another officer of the team read it on {day}.",
            "Darllenodd swyddog arall o’r tîm ef ar {day}.",
        ),
    }
)

_PLACE: Final[Mapping[str, int]] = MappingProxyType({"en": 0, "cy": 1})


def of(pair: tuple[str, str], language: str) -> str:
    """One of a pair, in `en` or `cy`."""
    return pair[_PLACE[language]]


def in_language(words: Words, language: str) -> Mapping[str, str]:
    """A table of words in one language."""
    return MappingProxyType({key: of(pair, language) for key, pair in words.items()})


def readers(kind: str, language: str) -> tuple[str, ...]:
    """Who reads a statement of a kind, the offender among them (P30)."""
    return tuple(of(pair, language) for pair in READERS[kind])
