"""What we say about discharge from hospital and about the tribunal that may decide it, in Welsh (R38, P80)."""

from victimcontact.scheme.words.cy.frame import CONDITIONS
from victimcontact.scheme.words.document import Paragraph, StageWords, these

_KNOWN = these("outcome:not_discharged", "outcome:conditional_discharge", "outcome:absolute_discharge")

STAGES = (
    StageWords(
        code="discharge_considered",
        title="Gellid penderfynu ar adael yr ysbyty",
        happened=(
            Paragraph(
                "Mae'r rhai sy'n penderfynu yn edrych a all y person sydd yn yr ysbyty adael, neu a ddylai ei reolau "
                "newid."
            ),
        ),
        meaning=(
            Paragraph(
                "Does dim wedi cael ei benderfynu eto. Mae'r person yn dal yn yr ysbyty, neu rhaid iddo gadw at ei "
                "reolau o hyd."
            ),
        ),
        following=(
            Paragraph(
                "Ni wn eto pryd y byddant yn penderfynu. Pan wnânt, byddaf yn dweud wrthych beth mae hynny'n ei "
                "olygu i chi."
            ),
        ),
        asking=(
            Paragraph(
                "Gallwch ddweud pa reolau y byddech am eu cael pe bai'r person yn gadael. Ni allwch ddweud a ddylai "
                "adael, na sôn am ei iechyd. Ffoniwch fi'n fuan."
            ),
        ),
    ),
    StageWords(
        code="tribunal_applied",
        title="Bydd tribiwnlys yn edrych ar yr achos",
        happened=(Paragraph("Bydd tribiwnlys yn edrych ar achos y person sydd yn yr ysbyty."),),
        meaning=(
            Paragraph(
                "Math o lys yw tribiwnlys. Mae'n penderfynu a oes rhaid i'r person aros yn yr ysbyty. "
                "Gall adael i'r person fynd o dan reolau, neu heb rai. Does dim wedi cael ei benderfynu eto."
            ),
        ),
        following=(
            Paragraph(
                "Byddaf yn ysgrifennu atoch gyda'r dyddiad pan ddaw i law, ac yn dweud wrthych wedyn beth mae'n ei "
                "olygu i chi."
            ),
        ),
        asking=(
            Paragraph(
                "Gallwch ddweud wrth y tribiwnlys pa reolau y byddech am eu cael pe bai'r person yn gadael. "
                "Byddaf yn eich helpu gyda'r ffurflen."
            ),
        ),
    ),
    StageWords(
        code="conditionally_discharged",
        title="Gadael yr ysbyty o dan reolau",
        happened=(
            Paragraph(
                "Mae wedi cael ei benderfynu y gall y person adael yr ysbyty o dan reolau. Gelwir hyn yn rhyddhad "
                "amodol."
            ),
            Paragraph("Ni allaf ddweud wrthych ble bydd yn byw."),
        ),
        meaning=(
            Paragraph(
                "Os na fydd yn cadw at y rheolau, neu os bydd y risg yn codi, gellir mynd â'r person yn ôl i'r ysbyty."
            ),
            *CONDITIONS,
        ),
        following=(
            Paragraph(
                "Gall y rheolau gael eu newid yn ddiweddarach. Byddaf yn dweud wrthych os bydd un sy'n ymwneud â chi "
                "yn newid, ac os eir â'r person yn ôl."
            ),
        ),
        asking=(Paragraph("Gallwch ofyn am newid neu ychwanegu rheol. Gallwch ofyn am grynodeb o'r penderfyniad."),),
    ),
    StageWords(
        code="absolutely_discharged",
        title="Gadael yr ysbyty heb reolau",
        happened=(
            Paragraph(
                "Mae'r gorchymyn wedi dod i ben. Mae'r person yn rhydd i adael yr ysbyty, neu wedi gadael. "
                "Gelwir hyn yn rhyddhad diamod."
            ),
        ),
        meaning=(
            Paragraph(
                "Nid oes rhaid i'r person gadw at unrhyw reolau, ac ni ellir mynd ag ef neu hi yn ôl o dan y "
                "gorchymyn hwn. Mae'r rheolau i'ch diogelu a oedd yn rhan ohono wedi dod i ben hefyd."
            ),
        ),
        following=(
            Paragraph(
                "Byddaf yn ysgrifennu atoch unwaith eto, i gau eich achos. Ni allaf ddweud wrthych ble mae'r person "
                "yn byw."
            ),
        ),
        asking=(
            Paragraph(
                "Os bydd yn cysylltu â chi neu os oes arnoch ofn, dywedwch wrth yr heddlu. Mewn perygl, ffoniwch "
                "999. Gall cyfreithiwr ddweud wrthych am orchmynion llys sy'n cadw pobl draw."
            ),
        ),
    ),
    StageWords(
        code="tribunal_hearing_listed",
        title="Mae dyddiad i'r tribiwnlys",
        happened=(
            Paragraph("Bydd y tribiwnlys yn gwrando'r achos ar {hearing_on}.", when=these("hearing_on")),
            Paragraph("Bydd y tribiwnlys yn gwrando'r achos. Ni wn y dyddiad eto.", unless=these("hearing_on")),
        ),
        meaning=(
            Paragraph(
                "Mae'r tribiwnlys yn penderfynu a oes rhaid i'r person aros yn yr ysbyty. Gall adael i'r person fynd "
                "o dan reolau, neu heb rai. Does dim wedi cael ei benderfynu eto."
            ),
        ),
        following=(Paragraph("Gall y dyddiad newid o hyd. Os bydd, mae'r hyn rydych wedi ei anfon yn cyfrif o hyd."),),
        asking=(
            Paragraph(
                "Gallwch ddweud wrth y tribiwnlys pa reolau y byddech am eu cael pe bai'r person yn gadael. Ffoniwch "
                "fi'n fuan."
            ),
        ),
    ),
    StageWords(
        code="tribunal_decided",
        title="Mae'r tribiwnlys wedi penderfynu",
        happened=(
            Paragraph(
                "Mae'r tribiwnlys wedi penderfynu bod rhaid i'r person aros yn yr ysbyty.",
                when=these("outcome:not_discharged"),
            ),
            Paragraph(
                "Mae'r tribiwnlys wedi penderfynu y gall y person adael yr ysbyty o dan reolau.",
                when=these("outcome:conditional_discharge"),
            ),
            Paragraph(
                "Mae'r tribiwnlys wedi penderfynu y gall y person adael yr ysbyty heb reolau.",
                when=these("outcome:absolute_discharge"),
            ),
            Paragraph(
                "Mae'r tribiwnlys wedi gwneud penderfyniad. Ffoniwch fi, er mwyn imi ddweud wrthych yr hyn a gaf.",
                unless=_KNOWN,
            ),
        ),
        meaning=(
            Paragraph("Bydd yn aros yn yr ysbyty. Yr un yw'r cyfyngiadau arno.", when=these("outcome:not_discharged")),
            Paragraph(
                "Efallai nad yw wedi gadael eto. Weithiau rhaid dod o hyd i le yn gyntaf. Os bydd yn torri'r rheolau, "
                "gellir mynd â'r person yn ôl.",
                when=these("outcome:conditional_discharge"),
            ),
            Paragraph(
                "Mae'r gorchymyn yn dod i ben. Ni ellir mynd â'r person yn ôl o dano.",
                when=these("outcome:absolute_discharge"),
            ),
            Paragraph("Byddaf yn egluro beth mae'n ei olygu i chi pan fyddwn yn siarad.", unless=_KNOWN),
        ),
        following=(
            Paragraph(
                "Caiff ofyn i dribiwnlys eto yn ddiweddarach. Byddaf yn dweud wrthych os bydd yn gwneud hynny.",
                when=these("outcome:not_discharged"),
            ),
            Paragraph(
                "Byddaf yn dweud wrthych pa reolau sy'n ymwneud â chi, a phryd y mae wedi gadael.",
                when=these("outcome:conditional_discharge"),
            ),
            Paragraph(
                "Byddaf yn ysgrifennu atoch eto am yr hyn sy'n dod i ben a pha gymorth sydd ar gael.",
                when=these("outcome:absolute_discharge"),
            ),
            Paragraph("Byddaf yn ysgrifennu atoch eto.", unless=_KNOWN),
        ),
        asking=(Paragraph("Gallwch ofyn am grynodeb o'r penderfyniad. Barnwr sy'n penderfynu a gewch chi un."),),
    ),
    StageWords(
        code="discharge_conditions_varied",
        title="Newid i'r rheolau",
        happened=(Paragraph("Mae'r rheolau ar gyfer y person a adawodd yr ysbyty wedi newid."),),
        meaning=CONDITIONS,
        following=(
            Paragraph(
                "Mae'r rheolau newydd yn cyfrif o hyn ymlaen. Nid yw'r hen rai yn cyfrif mwyach lle cawsant eu newid "
                "neu eu dileu."
            ),
        ),
        asking=(Paragraph("Os ydych yn poeni am y newid, ffoniwch fi. Gallwch ofyn am edrych eto ar reol."),),
    ),
)
