"""What we say about the stages of a hospital order, in Welsh. The same limits hold as in English (R38, R39)."""

from victimcontact.scheme.words.cy.frame import CONDITIONS
from victimcontact.scheme.words.document import Paragraph, StageWords, these

STAGES = (
    StageWords(
        code="hospital_order_made",
        title="Mae gorchymyn ysbyty wedi cael ei wneud",
        happened=(
            Paragraph("Mae llys wedi gwneud gorchymyn ysbyty. Mae'r person dan sylw yng ngofal ysbyty erbyn hyn."),
            Paragraph("Dyma'r ysbyty: {hospital}, {hospital_address}.", when=these("hospital", "hospital_address")),
        ),
        meaning=(
            Paragraph(
                "Mae'n cael ei gadw yn yr ysbyty ac nid yn y carchar. Nid oes diwedd penodol i'r gorchymyn. Dim ond "
                "pan fydd y rhai sy'n gyfrifol am ei ofal, tribiwnlys neu weinidog yn penderfynu hynny y caiff adael "
                "am byth. Mae ei iechyd yn breifat."
            ),
        ),
        following=(
            Paragraph(
                "Rhaid i'r ysbyty ddweud wrthych am gamau fel gadael am byth. Byddaf yn cadw mewn cysylltiad ac yn "
                "gwirio ei fod yn gwneud hynny.",
                when=these("hospital"),
            ),
            Paragraph(
                "Byddaf yn dweud wrthych pan allai tribiwnlys neu weinidog adael i'r person fynd, a beth gafodd ei "
                "benderfynu.",
                unless=these("hospital"),
            ),
        ),
        asking=(
            Paragraph("Gallwch ofyn am reolau i'ch diogelu os bydd y person yn gadael, fel peidio â chysylltu â chi."),
        ),
    ),
    StageWords(
        code="community_treatment_order_made",
        title="Gadael yr ysbyty o dan orchymyn",
        happened=(
            Paragraph(
                "Mae'r person wedi gadael yr ysbyty, neu bydd yn gwneud hynny'n fuan. Mae o dan orchymyn a elwir yn "
                "orchymyn triniaeth gymunedol."
            ),
        ),
        meaning=(
            Paragraph(
                "Mae'n byw y tu allan i'r ysbyty o dan reolau, a gellir ei alw yn ôl i'r ysbyty. Mae ei iechyd yn "
                "breifat."
            ),
            *CONDITIONS,
        ),
        following=(
            Paragraph(
                "Rhaid i'r ysbyty ddweud wrthych os bydd rheolau sy'n ymwneud â chi yn newid, a phan ddaw'r "
                "gorchymyn i ben."
            ),
        ),
        asking=(
            Paragraph("Gallwch ddweud wrth yr ysbyty pa reolau y byddech am eu cael. Gallaf eich helpu gyda hynny."),
        ),
    ),
    StageWords(
        code="restriction_ended",
        title="Mae'r cyfyngiadau wedi dod i ben",
        happened=(
            Paragraph(
                "Roedd y person yn cael ei gadw o dan reolau arbennig, a elwir yn gyfyngiadau. Daeth y rhain i ben "
                "ar {ended_on}.",
                when=these("ended_on"),
            ),
            Paragraph(
                "Roedd y person yn cael ei gadw o dan reolau arbennig, a elwir yn gyfyngiadau. Mae'r rhain wedi dod "
                "i ben.",
                unless=these("ended_on"),
            ),
            Paragraph("Dyma'r ysbyty: {hospital}, {hospital_address}.", when=these("hospital", "hospital_address")),
        ),
        meaning=(
            Paragraph(
                "Nid yw hyn yn golygu bod y person wedi gadael yr ysbyty. Nid oes gan weinidog lais mwyach ynghylch "
                "pryd y bydd yn gadael."
            ),
        ),
        following=(
            Paragraph(
                "O hyn ymlaen, rhaid i'r ysbyty roi'r newyddion ichi. Dim ond os ydych am imi wneud hynny y byddaf "
                "yn rhoi eich enw, a ffordd o gysylltu â chi, i'r ysbyty. Byddaf yn cadw mewn cysylltiad ac yn "
                "gwirio ei fod yn ysgrifennu.",
                when=these("hospital"),
            ),
            Paragraph(
                "Byddaf yn dweud wrthych beth mae hyn yn ei newid o ran sut rydych yn cael newyddion.",
                unless=these("hospital"),
            ),
        ),
        asking=(
            Paragraph(
                "Dywedwch wrthyf a ydych am ddal i gael newyddion. Gallwch ddweud “na”, a newid eich meddwl yn "
                "ddiweddarach."
            ),
        ),
    ),
    StageWords(
        code="recalled_to_hospital",
        title="Mynd yn ôl i'r ysbyty",
        happened=(
            Paragraph(
                "Roedd y person wedi gadael yr ysbyty o dan reolau. Mae wedi cael ei alw yn ôl. Gelwir hyn yn adalw."
            ),
            Paragraph("Aeth yn ôl ym mis {returned_month}.", when=these("returned_month")),
            Paragraph(
                "Ni wn eto a yw'n ôl yn yr ysbyty. Os gwelwch y person, neu os ydych yn teimlo mewn perygl, ffoniwch "
                "999.",
                unless=these("returned_month"),
            ),
        ),
        meaning=(
            Paragraph(
                "Rhaid iddo aros yn yr ysbyty eto nes bydd penderfyniad y caiff adael. Ni allaf ddweud y rhesymau "
                "wrthych."
            ),
        ),
        following=(
            Paragraph(
                "Bydd tribiwnlys yn edrych ar yr achos. Byddaf yn dweud wrthych pryd, a beth gaiff ei benderfynu."
            ),
        ),
        asking=(Paragraph("Gallwch ddweud pa reolau y byddech am eu cael pe bai'r person yn gadael eto."),),
    ),
    StageWords(
        code="handed_over_to_hospital_managers",
        title="Yr ysbyty sy'n rhoi'r newyddion ichi yn awr",
        happened=(
            Paragraph(
                "Dywedoch wrthyf eich bod am gael newyddion. Rwyf wedi rhoi eich enw, a ffordd o gysylltu â chi, i'r "
                "ysbyty."
            ),
            Paragraph("Dyma'r ysbyty: {hospital}, {hospital_address}.", when=these("hospital", "hospital_address")),
        ),
        meaning=(
            Paragraph(
                "Mae'r gyfraith yn dweud bod rhaid i'r bobl sy'n rhedeg yr ysbyty ddweud wrthych am adael yr ysbyty "
                "ac am reolau. Rhaid iddynt gadw eich manylion yn ddiogel."
            ),
        ),
        following=(
            Paragraph("Byddaf yn cadw mewn cysylltiad, ac yn gwirio bod yr ysbyty yn ysgrifennu atoch pan fo'n rhaid."),
        ),
        asking=(
            Paragraph(
                "Gallwch ysgrifennu at yr ysbyty i ddweud pa reolau rydych am eu cael os bydd y person yn gadael. "
                "Gallaf eich helpu. Os na chlywch ganddo, ffoniwch fi."
            ),
        ),
    ),
    StageWords(
        code="community_treatment_order_varied",
        title="Newid i'r rheolau",
        happened=(Paragraph("Mae'r rheolau ar gyfer y person a adawodd yr ysbyty o dan orchymyn wedi newid."),),
        meaning=CONDITIONS,
        following=(
            Paragraph(
                "Mae'r rheolau newydd yn cyfrif o hyn ymlaen. Nid yw'r hen rai yn cyfrif mwyach lle cawsant eu newid "
                "neu eu dileu."
            ),
        ),
        asking=(Paragraph("Os ydych yn poeni am y newid, ffoniwch fi. Gallwch ddweud eich barn wrth yr ysbyty."),),
    ),
    StageWords(
        code="community_treatment_order_ended",
        title="Mae'r gorchymyn wedi dod i ben",
        happened=(
            Paragraph(
                "Daeth y gorchymyn yr oedd y person yn byw o dano y tu allan i'r ysbyty i ben ar {ended_on}.",
                when=these("ended_on"),
            ),
            Paragraph(
                "Mae'r gorchymyn yr oedd y person yn byw o dano y tu allan i'r ysbyty wedi dod i ben.",
                unless=these("ended_on"),
            ),
        ),
        meaning=(
            Paragraph("Nid oes rhaid iddo gadw at ei reolau mwyach, ac ni ellir ei alw yn ôl i'r ysbyty o dano."),
        ),
        following=(
            Paragraph("Os nad oes gorchymyn arall, daw ein cyswllt â chi i ben. Byddaf yn dweud wrthych os felly."),
        ),
        asking=(
            Paragraph(
                "Os bydd yn cysylltu â chi neu os oes arnoch ofn, dywedwch wrth yr heddlu. Mewn perygl, ffoniwch 999."
            ),
        ),
    ),
    StageWords(
        code="authority_to_detain_lapsing",
        title="Gallai'r pŵer i gadw'r person ddod i ben",
        happened=(
            Paragraph("Daw'r pŵer i gadw'r person yn yr ysbyty i ben ar {lapses_on}.", when=these("lapses_on")),
            Paragraph("Daw'r pŵer i gadw'r person yn yr ysbyty i ben yn fuan.", unless=these("lapses_on")),
        ),
        meaning=(
            Paragraph(
                "Gellir ei adnewyddu cyn hynny. Os na wneir, bydd y person yn rhydd i adael, heb reolau i gadw atynt."
            ),
        ),
        following=(
            Paragraph("Rhaid i'r ysbyty ddweud wrthych os daw i ben. Byddaf yn gwirio ei fod yn gwneud hynny."),
        ),
        asking=(
            Paragraph(
                "Os oes arnoch ofn, ffoniwch fi a gallwn gynllunio sut i gadw'n ddiogel. Mewn perygl, ffoniwch 999."
            ),
        ),
    ),
)
