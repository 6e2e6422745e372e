"""What we say about parole, in Welsh."""

from victimcontact.scheme.words.document import Paragraph, StageWords, these

# Outcomes we have words for. For any other the letter asks the person to call.
_PAROLE = these("outcome:no_release", "outcome:release", "outcome:open_conditions")
_RECONSIDERATION = these("outcome:granted", "outcome:refused")
_HIGH_COURT = these("outcome:upheld", "outcome:quashed")

STAGES = (
    StageWords(
        code="parole_review_started",
        title="Mae adolygiad parôl wedi dechrau",
        happened=(Paragraph("Mae'r Bwrdd Parôl wedi dechrau edrych ar achos y person a gafodd y ddedfryd."),),
        meaning=(
            Paragraph(
                "Mae'r Bwrdd yn annibynnol. Rhaid iddo benderfynu a yw'n ddiogel i'r cyhoedd ryddhau'r person. "
                "Efallai y gofynnir iddo hefyd a gaiff y person symud i garchar agored. Does dim wedi cael ei "
                "benderfynu eto."
            ),
        ),
        following=(
            Paragraph(
                "Gall y Bwrdd benderfynu ar sail y papurau yn unig, neu gynnal gwrandawiad. Ni wn eto pa un fydd hi, "
                "na phryd. Byddaf yn dweud wrthych cyn gynted ag y gwn."
            ),
        ),
        asking=(
            Paragraph(
                "Gallwch wneud Datganiad Personol Dioddefwr. Gallwch ofyn am reolau rhag ofn y caiff y person ei "
                "ryddhau. Byddaf yn eich helpu, ac yn dweud wrthych pwy all ddarllen eich geiriau."
            ),
        ),
    ),
    StageWords(
        code="parole_hearing_listed",
        title="Mae dyddiad i wrandawiad parôl",
        happened=(
            Paragraph("Bydd y Bwrdd Parôl yn cynnal gwrandawiad ar {hearing_on}.", when=these("hearing_on")),
            Paragraph("Bydd y Bwrdd Parôl yn cynnal gwrandawiad. Ni wn y dyddiad eto.", unless=these("hearing_on")),
        ),
        meaning=(
            Paragraph(
                "Yn y gwrandawiad bydd y Bwrdd yn edrych ar y risg pe bai'r person a gafodd y ddedfryd yn cael ei "
                "ryddhau. Does dim wedi cael ei benderfynu eto."
            ),
        ),
        following=(
            Paragraph(
                "Caiff gwrandawiadau eu gohirio'n aml, weithiau ar y diwrnod. Os bydd hynny'n digwydd, byddaf yn "
                "dweud wrthych. Dylai'r Bwrdd benderfynu o fewn 14 diwrnod i'r gwrandawiad."
            ),
        ),
        asking=(
            Paragraph(
                "Gallwch wneud datganiad, a gofyn am reolau. Byddaf yn ysgrifennu atoch gyda'r dyddiadau olaf ar "
                "gyfer hyn."
            ),
        ),
    ),
    StageWords(
        code="parole_decided",
        title="Mae'r Bwrdd Parôl wedi penderfynu",
        happened=(
            Paragraph(
                "Mae'r Bwrdd Parôl wedi penderfynu peidio â rhyddhau'r person a gafodd y ddedfryd.",
                when=these("outcome:no_release"),
            ),
            Paragraph(
                "Mae'r Bwrdd Parôl wedi penderfynu y gall y person a gafodd y ddedfryd gael ei ryddhau.",
                when=these("outcome:release"),
            ),
            Paragraph(
                "Nid yw'r Bwrdd Parôl wedi penderfynu rhyddhau. Mae wedi cynghori symud i garchar agored.",
                when=these("outcome:open_conditions"),
            ),
            Paragraph(
                "Mae'r Bwrdd Parôl wedi penderfynu. Ni allaf ddweud yma beth oedd y penderfyniad. Ffoniwch fi.",
                unless=_PAROLE,
            ),
        ),
        meaning=(
            Paragraph(
                "Bydd y person yn aros yn y carchar. Mae'r Bwrdd o'r farn bod y risg i'r cyhoedd yn rhy uchel o hyd.",
                when=these("outcome:no_release"),
            ),
            Paragraph(
                "Mae'r person yn dal yn y carchar heddiw. Efallai nad yw'r penderfyniad yn derfynol eto, a gellir "
                "edrych arno eto. Ni chaiff neb ei ryddhau tra gall hynny ddigwydd o hyd.",
                when=these("outcome:release"),
            ),
            Paragraph(
                "Nid yw'r person wedi symud eto. Gweinidog sy'n penderfynu a ddylid dilyn y cyngor, a gall wrthod.",
                when=these("outcome:open_conditions"),
            ),
            Paragraph("Byddaf yn egluro beth mae'n ei olygu i chi pan fyddwn yn siarad.", unless=_PAROLE),
        ),
        following=(
            Paragraph(
                "Dylai'r adolygiad nesaf ddechrau erbyn mis {next_review_month}. Byddaf yn ysgrifennu atoch cyn hynny.",
                when=these("next_review_month"),
            ),
            Paragraph(
                "Ni wn eto pryd y bydd yr adolygiad nesaf. Byddaf yn dweud wrthych pan fyddaf yn gwybod.",
                when=these("outcome:no_release"),
                unless=these("next_review_month"),
            ),
            Paragraph(
                "Byddaf yn ysgrifennu atoch pan fydd y penderfyniad yn derfynol, ac yn dweud beth sy'n dilyn.",
                when=these("outcome:release"),
            ),
            Paragraph(
                "Byddaf yn ysgrifennu atoch pan fydd y gweinidog wedi penderfynu, neu os bydd y person yn symud.",
                when=these("outcome:open_conditions"),
            ),
            Paragraph("Byddaf yn ysgrifennu atoch eto.", unless=_PAROLE),
        ),
        asking=(
            Paragraph("Gallwch ofyn am grynodeb byr o'r rhesymau. Dywedwch wrthyf o fewn chwe mis i'r penderfyniad."),
        ),
    ),
    StageWords(
        code="parole_hearing_deferred",
        title="Mae'r gwrandawiad parôl wedi cael ei ohirio",
        happened=(
            Paragraph(
                "Ni fydd y gwrandawiad ar {previous_hearing_on} yn cael ei gynnal y diwrnod hwnnw.",
                when=these("previous_hearing_on"),
            ),
            Paragraph(
                "Ni fydd y gwrandawiad yn cael ei gynnal ar y diwrnod a ddywedais wrthych.",
                unless=these("previous_hearing_on"),
            ),
            Paragraph("Dyma'r rheswm a roddwyd inni: {why}", when=these("why")),
            Paragraph("Nid ydym wedi cael gwybod pam.", unless=these("why")),
        ),
        meaning=(
            Paragraph(
                "Does dim wedi cael ei benderfynu, ac mae'r person yn aros yn y carchar. Mae'n ddrwg gennyf. Gwn mor "
                "anodd yw paratoi at ddiwrnod fel hwn ac wedyn gorfod aros."
            ),
        ),
        following=(
            Paragraph("Y dyddiad newydd yw {hearing_on}.", when=these("hearing_on")),
            Paragraph("Does dim dyddiad newydd eto. Byddaf yn dweud wrthych pan fydd un.", unless=these("hearing_on")),
            Paragraph("Mae'r hyn rydych wedi ei anfon yn cyfrif o hyd."),
        ),
        asking=(Paragraph("Gallwch newid neu adnewyddu eich datganiad. Does dim rhaid ichi wneud hynny."),),
    ),
    StageWords(
        code="parole_decision_final",
        title="Mae'r penderfyniad parôl yn derfynol",
        happened=(
            Paragraph(
                "Mae penderfyniad y Bwrdd Parôl i ryddhau'r person yn derfynol yn awr.", when=these("outcome:release")
            ),
            Paragraph(
                "Mae penderfyniad y Bwrdd Parôl i beidio â rhyddhau'r person yn derfynol yn awr.",
                when=these("outcome:no_release"),
            ),
            Paragraph(
                "Mae penderfyniad y Bwrdd Parôl yn derfynol yn awr.",
                unless=these("outcome:release", "outcome:no_release"),
            ),
        ),
        meaning=(
            Paragraph(
                "Bydd y person yn gadael y carchar, gyda rheolau i gadw atynt. Ni wn y dyddiad eto.",
                when=these("outcome:release"),
            ),
            Paragraph(
                "Bydd y person yn aros yn y carchar tan yr adolygiad nesaf o leiaf.", when=these("outcome:no_release")
            ),
            Paragraph(
                "Mae'r amser i ofyn am edrych arno eto ar ben.", unless=these("outcome:release", "outcome:no_release")
            ),
        ),
        following=(
            Paragraph(
                "Byddaf yn dweud wrthych beth yw'r mis rhyddhau a'r rheolau sy'n ymwneud â chi cyn gynted ag y gallaf.",
                when=these("outcome:release"),
            ),
            Paragraph(
                "Dylai'r adolygiad nesaf ddechrau erbyn mis {next_review_month}.", when=these("next_review_month")
            ),
            Paragraph(
                "Ni wn eto pryd y bydd yr adolygiad nesaf. Byddaf yn dweud wrthych pan fyddaf yn gwybod.",
                when=these("outcome:no_release"),
                unless=these("next_review_month"),
            ),
            Paragraph(
                "Ffoniwch fi os ydych am wybod beth sy'n dilyn.", unless=these("outcome:release", "outcome:no_release")
            ),
        ),
        asking=(Paragraph("Gallwch ofyn am grynodeb byr o'r rhesymau, o fewn chwe mis i'r penderfyniad."),),
    ),
    StageWords(
        code="parole_reconsideration_applied",
        title="Gellid edrych eto ar y penderfyniad parôl",
        happened=(Paragraph("Gofynnwyd i'r Bwrdd Parôl edrych eto ar ei benderfyniad."),),
        meaning=(
            Paragraph(
                "Nid yw'r penderfyniad yn derfynol. Ni chaiff neb ei ryddhau tra bydd y Bwrdd yn ystyried hyn. Ni "
                "all edrych eto oni bai na chafodd y gyfraith ei dilyn, neu fod y penderfyniad yn annheg neu heb "
                "wneud synnwyr."
            ),
        ),
        following=(
            Paragraph("Ni wn eto pryd y bydd y Bwrdd yn ateb. Byddaf yn dweud wrthych beth y mae'n ei ddweud."),
        ),
        asking=(Paragraph("Does dim rhaid ichi wneud dim. Ffoniwch fi os ydych am siarad am y peth."),),
    ),
    StageWords(
        code="parole_reconsideration_decided",
        title="Mae'r Bwrdd wedi ateb ynghylch ei benderfyniad",
        happened=(
            Paragraph("Bydd y Bwrdd Parôl yn edrych eto ar ei benderfyniad.", when=these("outcome:granted")),
            Paragraph("Ni fydd y Bwrdd Parôl yn edrych eto ar ei benderfyniad.", when=these("outcome:refused")),
            Paragraph("Mae'r Bwrdd Parôl wedi ateb. Ffoniwch fi i gael yr ateb.", unless=_RECONSIDERATION),
        ),
        meaning=(
            Paragraph(
                "Nid yw'r penderfyniad cyntaf yn cyfrif am y tro. Mae'r person yn aros yn y carchar.",
                when=these("outcome:granted"),
            ),
            Paragraph("Mae'r penderfyniad cyntaf yn sefyll.", when=these("outcome:refused")),
            Paragraph("Byddaf yn egluro beth mae'n ei olygu i chi pan fyddwn yn siarad.", unless=_RECONSIDERATION),
        ),
        following=(
            Paragraph(
                "Efallai y bydd gwrandawiad newydd. Byddaf yn dweud y dyddiad wrthych.", when=these("outcome:granted")
            ),
            Paragraph(
                "Byddaf yn ysgrifennu atoch am yr hyn sy'n dilyn o'r penderfyniad cyntaf.",
                when=these("outcome:refused"),
            ),
            Paragraph("Byddaf yn ysgrifennu atoch eto.", unless=_RECONSIDERATION),
        ),
        asking=(Paragraph("Os bydd gwrandawiad newydd, gallwch ddefnyddio eich datganiad eto neu ei newid."),),
    ),
    StageWords(
        code="parole_referred_to_high_court",
        title="Mae'r penderfyniad wedi mynd i'r Uchel Lys",
        happened=(Paragraph("Mae gweinidog wedi gofyn i'r Uchel Lys benderfynu ar y rhyddhau."),),
        meaning=(
            Paragraph(
                "Nid yw penderfyniad y Bwrdd Parôl yn cyfrif am y tro. Mae'r person yn aros yn y carchar nes bydd y "
                "llys yn penderfynu."
            ),
        ),
        following=(
            Paragraph("Ni wn eto pryd y bydd y llys yn penderfynu. Byddaf yn dweud wrthych beth y mae'n ei ddweud."),
        ),
        asking=(
            Paragraph(
                "Mae'r rheolau y gofynnoch amdanynt yn mynd i'r llys hefyd. Dywedwch wrthyf os ydych am eu newid."
            ),
        ),
    ),
    StageWords(
        code="parole_high_court_decided",
        title="Mae'r Uchel Lys wedi penderfynu",
        happened=(
            Paragraph("Mae'r Uchel Lys wedi cytuno y gall y person gael ei ryddhau.", when=these("outcome:upheld")),
            Paragraph("Mae'r Uchel Lys wedi penderfynu na chaiff y person ei ryddhau.", when=these("outcome:quashed")),
            Paragraph("Mae'r Uchel Lys wedi penderfynu. Ffoniwch fi i gael yr ateb.", unless=_HIGH_COURT),
        ),
        meaning=(
            Paragraph(
                "Bydd y person yn gadael y carchar, gyda rheolau i gadw atynt. Ni wn y dyddiad eto.",
                when=these("outcome:upheld"),
            ),
            Paragraph("Mae'r person yn aros yn y carchar.", when=these("outcome:quashed")),
            Paragraph("Byddaf yn egluro beth mae'n ei olygu i chi pan fyddwn yn siarad.", unless=_HIGH_COURT),
        ),
        following=(
            Paragraph(
                "Byddaf yn dweud wrthych beth yw'r mis rhyddhau a'r rheolau sy'n ymwneud â chi cyn gynted ag y gallaf.",
                when=these("outcome:upheld"),
            ),
            Paragraph("Byddaf yn dweud wrthych pryd mae'r adolygiad nesaf.", when=these("outcome:quashed")),
            Paragraph("Byddaf yn ysgrifennu atoch eto.", unless=_HIGH_COURT),
        ),
        asking=(Paragraph("Ffoniwch fi os ydych am siarad am y peth, neu am reolau i'ch diogelu."),),
    ),
    StageWords(
        code="parole_set_aside_applied",
        title="Gall y Bwrdd dynnu ei benderfyniad yn ôl",
        happened=(Paragraph("Gofynnwyd i'r Bwrdd Parôl dynnu ei benderfyniad ei hun yn ôl."),),
        meaning=(
            Paragraph(
                "Roedd y penderfyniad yn derfynol. Dim ond os yw'n seiliedig ar gamgymeriad am y gyfraith neu'r "
                "ffeithiau, neu os oes rhywbeth newydd wedi dod i'r amlwg, y gall y Bwrdd ei dynnu'n ôl. Ni chaiff neb "
                "ei ryddhau tra bydd y Bwrdd yn ystyried hyn."
            ),
        ),
        following=(
            Paragraph("Ni wn eto pryd y bydd y Bwrdd yn ateb. Byddaf yn dweud wrthych beth y mae'n ei ddweud."),
        ),
        asking=(
            Paragraph(
                "Does dim rhaid ichi wneud dim. Os gwyddoch rywbeth newydd, ffoniwch fi, a byddaf yn ei drosglwyddo."
            ),
        ),
    ),
    StageWords(
        code="parole_decision_set_aside",
        title="Nid yw'r penderfyniad parôl yn cyfrif mwyach",
        happened=(
            Paragraph(
                "Mae'r Bwrdd Parôl wedi tynnu ei benderfyniad ei hun yn ôl. Yn y gyfraith, gelwir hyn yn ei roi o'r "
                "neilltu."
            ),
        ),
        meaning=(
            Paragraph(
                "Mae fel pe na bai'r penderfyniad wedi cael ei wneud. Ni chaiff y person ei ryddhau o'i herwydd."
            ),
        ),
        following=(Paragraph("Bydd y Bwrdd yn penderfynu eto. Ni wn eto pryd. Byddaf yn dweud wrthych."),),
        asking=(Paragraph("Gallwch ddefnyddio eich datganiad eto, neu ei newid."),),
    ),
)
