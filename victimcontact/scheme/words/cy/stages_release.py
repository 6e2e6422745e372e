"""What we say about release, recall and the end of a sentence, in Welsh."""

from victimcontact.scheme.words.cy.frame import RELEASE_CONDITIONS
from victimcontact.scheme.words.document import Bullets, Paragraph, StageWords, these

STAGES = (
    StageWords(
        code="deported",
        title="Anfon allan o'r Deyrnas Unedig",
        happened=(
            Paragraph(
                "Mae'r person a gafodd y ddedfryd wedi cael ei anfon allan o'r Deyrnas Unedig. Ni allaf ddweud "
                "wrthych i ble."
            ),
        ),
        meaning=(
            Paragraph(
                "Ni chaiff ddod yn ôl tra bydd y gorchymyn i'w gadw allan mewn grym. Os daw yn ôl, gellir ei arestio. "
                "Ni all neb yma gadw golwg ar y person mewn gwlad arall."
            ),
        ),
        following=(
            Paragraph(
                "Os clywaf fod y person wedi dod yn ôl, byddaf yn dweud wrthych. Rwy'n dibynnu ar y Swyddfa Gartref "
                "am hyn, ac efallai na chlywaf ar unwaith."
            ),
        ),
        asking=(
            Paragraph(
                "Os bydd yn cysylltu â chi, dywedwch wrth yr heddlu ac wrthyf i. Os ydych mewn perygl, ffoniwch 999."
            ),
        ),
    ),
    StageWords(
        code="release_date_set",
        title="Y mis rhyddhau",
        happened=(
            Paragraph(
                "Rydym yn gwybod yn awr pryd y dylai'r person a gafodd y ddedfryd gael ei ryddhau. Mae hynny ym mis "
                "{release_month}.",
                when=these("release_month"),
            ),
            Paragraph(
                "Mae dyddiad rhyddhau wedi cael ei bennu. Ni allaf ddweud y mis wrthych eto. "
                "Byddaf yn dweud wrthych cyn gynted ag y gallaf.",
                unless=these("release_month"),
            ),
        ),
        meaning=(
            Paragraph(
                "Dyma'r mis rydym yn ei ddisgwyl heddiw. Gall newid o hyd, er enghraifft os caiff rheolau'r carchar "
                "eu torri neu os bydd y gyfraith yn newid."
            ),
            Paragraph(
                "Am fod hyn yn bwysig i'ch diogelwch, caf ddweud y diwrnod wrthych. {release_on} ydyw. Cadwch hyn i "
                "chi'ch hun.",
                when=these("release_on"),
            ),
            Paragraph("Ni allaf ddweud wrthych pa ddiwrnod na pha le.", unless=these("release_on")),
        ),
        following=(
            Paragraph(
                "Byddaf yn ysgrifennu atoch cyn y rhyddhau. Os bydd y mis yn newid, byddaf yn dweud hynny wrthych "
                "hefyd."
            ),
        ),
        asking=(
            Paragraph(
                "Ar ôl y rhyddhau bydd rhaid i'r person, gan amlaf, gadw at reolau. Gallwch ofyn am rai, fel peidio "
                "â chysylltu â chi neu beidio â mynd i ryw le. Mae'n well gofyn o leiaf chwe mis ymlaen llaw."
            ),
        ),
    ),
    StageWords(
        code="release_date_changed",
        title="Mae'r mis rhyddhau wedi newid",
        happened=(
            Paragraph(
                "O'r blaen, dywedais wrthych mai mis {previous_release_month} oedd hwnnw.",
                when=these("previous_release_month"),
            ),
            Paragraph(
                "Dylai'r person a gafodd y ddedfryd gael ei ryddhau yn awr ym mis {release_month}.",
                when=these("release_month"),
            ),
            Paragraph(
                "Mae'r dyddiad rhyddhau wedi newid. Ni wn y mis newydd eto. Byddaf yn dweud wrthych cyn gynted ag y "
                "gallaf.",
                unless=these("release_month"),
            ),
            Paragraph(
                "Am fod hyn yn bwysig i'ch diogelwch, caf ddweud y diwrnod wrthych. {release_on} ydyw. Cadwch hyn i "
                "chi'ch hun.",
                when=these("release_on"),
            ),
        ),
        meaning=(
            Paragraph(
                "Mae'n ddrwg gennyf os yw hyn yn drysu eich cynlluniau. Gall dyddiadau newid pan gaiff amser ei "
                "ychwanegu, pan fydd llys yn newid y ddedfryd neu pan fydd y gyfraith yn newid. Gall hwn newid eto."
            ),
        ),
        following=(
            Paragraph(
                "Byddaf yn ysgrifennu atoch cyn y rhyddhau. Os bydd y mis yn newid eto, byddaf yn dweud wrthych."
            ),
        ),
        asking=(
            Paragraph(
                "Os oes llai o amser yn awr, dywedwch wrthyf yn fuan am unrhyw reolau rydych am ofyn amdanynt. "
                "Gallwn siarad am y peth."
            ),
        ),
    ),
    StageWords(
        code="released",
        title="Rhyddhau o'r carchar",
        happened=(
            Paragraph(
                "Cafodd y person a gafodd y ddedfryd ei ryddhau o'r carchar ym mis {released_month}.",
                when=these("released_month"),
            ),
            Paragraph(
                "Mae'r person a gafodd y ddedfryd wedi cael ei ryddhau o'r carchar.", unless=these("released_month")
            ),
            Paragraph("Y diwrnod oedd {released_on}.", when=these("released_on")),
            Paragraph("Bydd yn byw yn yr ardal hon: {area}.", when=these("area")),
            Paragraph("Ni allaf ddweud wrthych ble mae'r person yn byw."),
        ),
        meaning=RELEASE_CONDITIONS,
        following=(
            Paragraph(
                "Mae swyddog prawf yn cadw golwg ar y person os oes rheolau i gadw atynt. Os bydd yn torri'r rheolau, "
                "gall gael ei anfon yn ôl i'r carchar. Byddaf yn dweud wrthych os bydd hynny'n digwydd."
            ),
        ),
        asking=(
            Bullets(
                (
                    "Gallwch ofyn am newid neu ychwanegu rheol.",
                    "Gallwch ofyn imi eich helpu i gynllunio sut i gadw'n ddiogel.",
                )
            ),
        ),
    ),
    StageWords(
        code="recalled",
        title="Galw yn ôl i'r carchar",
        happened=(
            Paragraph("Mae'r person a gafodd ei ryddhau wedi cael ei alw yn ôl i'r carchar. Gelwir hyn yn adalw."),
            Paragraph("Aeth yn ôl ym mis {returned_month}.", when=these("returned_month")),
            Paragraph(
                "Ni wn eto a yw'n ôl yn y carchar. Os gwelwch y person, neu os ydych yn teimlo mewn perygl, ffoniwch "
                "999.",
                unless=these("returned_month"),
            ),
        ),
        meaning=(
            Paragraph(
                "Caiff rhywun ei adalw am dorri'r rheolau neu am fod y risg wedi codi. Ni allaf ddweud y rhesymau "
                "wrthych. Mae rhai pobl yn aros am gyfnod penodol. Mae eraill yn aros nes bydd y Bwrdd Parôl neu "
                "weinidog yn eu rhyddhau."
            ),
        ),
        following=(
            Paragraph(
                "Byddaf yn dweud wrthych am ba hyd y gall hyn bara, cyn gynted ag y gwn. "
                "Byddaf yn ysgrifennu cyn i'r person gael ei ryddhau eto."
            ),
        ),
        asking=(
            Bullets(
                (
                    "Gallwch ofyn am reolau newydd ar gyfer y tro nesaf y caiff y person ei ryddhau.",
                    "Os bydd y Bwrdd Parôl yn edrych ar yr achos, gallwch anfon datganiad ato.",
                    "Gallwch ofyn am grynodeb o'r penderfyniad ynghylch rhyddhau.",
                )
            ),
        ),
    ),
    StageWords(
        code="home_detention_curfew_considered",
        title="Gellid penderfynu ar ryddhau'n gynnar gyda thag",
        happened=(
            Paragraph(
                "Efallai y caiff y person a gafodd y ddedfryd ei ryddhau'n gynnar. Byddai'n gwisgo tag a byddai'n "
                "rhaid iddo fod gartref ar adegau penodol."
            ),
            Paragraph("Gallai hynny fod o fis {eligible_month}.", when=these("eligible_month")),
        ),
        meaning=(
            Paragraph(
                "Does dim wedi cael ei benderfynu eto. Os caiff ei gytuno, byddai'n gadael y carchar cyn y mis a "
                "ddywedais wrthych."
            ),
        ),
        following=(
            Paragraph(
                "Dywedwch eich barn wrthyf erbyn {respond_by}. Mae gennych 14 diwrnod.", when=these("respond_by")
            ),
            Paragraph("Dywedwch eich barn wrthyf yn fuan. Mae gennych 14 diwrnod.", unless=these("respond_by")),
            Paragraph(
                "Byddaf yn trosglwyddo'r hyn a ddywedwch i'r bobl sy'n penderfynu. Byddaf yn dweud wrthych beth "
                "gafodd ei benderfynu."
            ),
        ),
        asking=(
            Paragraph(
                "Gallwch ddweud sut y byddai'n effeithio arnoch. Gallwch ofyn am reolau, fel peidio â mynd yn agos "
                "at eich cartref neu'ch gwaith."
            ),
        ),
    ),
    StageWords(
        code="released_on_home_detention_curfew",
        title="Rhyddhau'n gynnar o'r carchar gyda thag",
        happened=(
            Paragraph(
                "Cafodd y person a gafodd y ddedfryd ei ryddhau o'r carchar ym mis {released_month}.",
                when=these("released_month"),
            ),
            Paragraph(
                "Mae'r person a gafodd y ddedfryd wedi cael ei ryddhau o'r carchar.", unless=these("released_month")
            ),
            Paragraph(
                "Mae'n gwisgo tag a rhaid iddo fod gartref ar adegau penodol. Rhyddhau'n gynnar yw hyn, a elwir yn "
                "gyrffyw cadw gartref."
            ),
            Paragraph("Y diwrnod oedd {released_on}.", when=these("released_on")),
            Paragraph("Bydd yn byw yn yr ardal hon: {area}.", when=these("area")),
            Paragraph("Ni allaf ddweud wrthych ble mae'r person yn byw."),
        ),
        meaning=RELEASE_CONDITIONS,
        following=(
            Paragraph(
                "Os na fydd gartref pan fo'n rhaid, neu os bydd yn torri rheol arall, gall gael ei anfon yn ôl i'r "
                "carchar. Byddaf yn dweud wrthych os bydd hynny'n digwydd."
            ),
        ),
        asking=(
            Bullets(
                (
                    "Gallwch ofyn am newid neu ychwanegu rheol.",
                    "Gallwch ofyn imi eich helpu i gynllunio sut i gadw'n ddiogel.",
                )
            ),
        ),
    ),
    StageWords(
        code="released_again",
        title="Rhyddhau o'r carchar eto",
        happened=(
            Paragraph(
                "Roedd y person wedi cael ei alw yn ôl i'r carchar. Cafodd ei ryddhau eto ym mis {released_month}.",
                when=these("released_month"),
            ),
            Paragraph(
                "Roedd y person wedi cael ei alw yn ôl i'r carchar. Mae wedi cael ei ryddhau eto.",
                unless=these("released_month"),
            ),
            Paragraph("Y diwrnod oedd {released_on}.", when=these("released_on")),
            Paragraph("Bydd yn byw yn yr ardal hon: {area}.", when=these("area")),
            Paragraph("Ni allaf ddweud wrthych ble mae'r person yn byw."),
        ),
        meaning=RELEASE_CONDITIONS,
        following=(
            Paragraph(
                "Mae swyddog prawf yn cadw golwg ar y person os oes rheolau i gadw atynt. Gall gael ei alw yn ôl i'r "
                "carchar eto. Byddaf yn dweud wrthych os bydd hynny'n digwydd."
            ),
        ),
        asking=(
            Bullets(
                (
                    "Gallwch ofyn am newid neu ychwanegu rheol.",
                    "Gallwch ofyn imi eich helpu i gynllunio sut i gadw'n ddiogel.",
                )
            ),
        ),
    ),
    StageWords(
        code="licence_ended",
        title="Mae'r rheolau ar ôl rhyddhau wedi dod i ben",
        happened=(
            Paragraph("Daeth trwydded y person a gafodd y ddedfryd i ben ar {ended_on}.", when=these("ended_on")),
            Paragraph("Mae trwydded y person a gafodd y ddedfryd wedi dod i ben.", unless=these("ended_on")),
        ),
        meaning=(
            Paragraph(
                "Nid oes rhaid iddo gadw at y rheolau ynddi mwyach. Nid oes swyddog prawf yn cadw golwg ar y person. "
                "Efallai fod gorchymyn llys sy'n ei gadw draw oddi wrthych mewn grym o hyd."
            ),
        ),
        following=(
            Paragraph("Dyma ddiwedd ein cyswllt â chi o dan y cynllun. Gallwch ein ffonio o hyd os bydd angen."),
        ),
        asking=(
            Paragraph(
                "Os bydd yn cysylltu â chi neu os oes arnoch ofn, dywedwch wrth yr heddlu. Mewn perygl, ffoniwch 999."
            ),
        ),
    ),
    StageWords(
        code="sentence_ended",
        title="Mae'r ddedfryd wedi dod i ben",
        happened=(
            Paragraph("Daeth y ddedfryd i ben ym mis {ended_month}.", when=these("ended_month")),
            Paragraph("Mae'r ddedfryd wedi dod i ben.", unless=these("ended_month")),
        ),
        meaning=(
            Paragraph(
                "Nid oes rhaid i'r person gadw at unrhyw reolau o'r ddedfryd hon. Nid oes swyddog prawf yn cadw "
                "golwg ar y person. Efallai fod gorchymyn llys sy'n ei gadw draw oddi wrthych mewn grym o hyd."
            ),
        ),
        following=(
            Paragraph("Dyma ddiwedd ein cyswllt â chi o dan y cynllun. Gallwch ein ffonio o hyd os bydd angen."),
        ),
        asking=(
            Paragraph(
                "Os bydd yn cysylltu â chi neu os oes arnoch ofn, dywedwch wrth yr heddlu. Mewn perygl, ffoniwch 999."
            ),
        ),
    ),
)
