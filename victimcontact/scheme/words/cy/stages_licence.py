"""What we say about the rules after release, and about a rule somebody asked for, in Welsh."""

from victimcontact.scheme.words.cy.frame import CONDITIONS
from victimcontact.scheme.words.document import Listed, Paragraph, StageWords, these

STAGES = (
    StageWords(
        code="licence_conditions_set",
        title="Rheolau ar ôl rhyddhau",
        happened=(
            Paragraph(
                "Mae'r rheolau ar gyfer yr amser ar ôl rhyddhau wedi cael eu pennu. Maent yn rhan o'r hyn a elwir yn "
                "drwydded."
            ),
        ),
        meaning=CONDITIONS,
        following=(
            Paragraph(
                "Mae'r rheolau'n dechrau ar ddiwrnod y rhyddhau. Mae swyddog prawf yn gwirio eu bod yn cael eu cadw. "
                "Os cânt eu torri, gall y person gael ei anfon yn ôl i'r carchar."
            ),
        ),
        asking=(
            Paragraph(
                "Gallwch ofyn am newid neu ychwanegu rheol, ar ôl y rhyddhau hefyd. Byddaf yn trosglwyddo hynny."
            ),
        ),
    ),
    StageWords(
        code="licence_conditions_varied",
        title="Newid i'r rheolau",
        happened=(Paragraph("Mae'r rheolau y mae'n rhaid i'r person gadw atynt ar ôl ei ryddhau wedi newid."),),
        meaning=CONDITIONS,
        following=(
            Paragraph(
                "Mae'r rheolau newydd yn cyfrif o hyn ymlaen. Nid yw'r hen rai yn cyfrif mwyach lle cawsant eu newid "
                "neu eu dileu."
            ),
        ),
        asking=(Paragraph("Os ydych yn poeni am y newid, ffoniwch fi. Gallwch ofyn am edrych eto ar reol."),),
    ),
    StageWords(
        code="condition_refused",
        title="Ni wnaed rheol y gofynnoch amdani",
        happened=(
            Paragraph("Gofynnoch am y rheol hon: {condition}", when=these("condition")),
            Paragraph("Ni chafodd ei gwneud.", when=these("condition")),
            Paragraph("Ni wnaed rheol y gofynnoch amdani.", unless=these("condition")),
        ),
        meaning=(
            Paragraph(
                "Rhaid bod angen rheol oherwydd risg sydd wedi cael ei chanfod. Gelwir hyn yn “angenrheidiol”. Rhaid "
                "iddi hefyd beidio â mynd ymhellach nag sydd raid. Gelwir hyn yn “gymesur”."
            ),
            Paragraph("Dyma'r rheswm a roddwyd: {reason}", when=these("reason")),
            Paragraph(
                "Nid wyf wedi cael y rheswm eto. Rwyf wedi gofyn amdano, a byddaf yn ei anfon.", unless=these("reason")
            ),
        ),
        following=(
            Paragraph(
                "Mae rheolau eraill yn aros fel y maent. Gwn fod hyn yn anodd ei glywed, a chithau wedi gofyn am "
                "rywbeth er mwyn teimlo'n ddiogel."
            ),
        ),
        asking=(
            Paragraph(
                "Gallwch ofyn am reol lai, fel un lle yn hytrach na thref gyfan. Gallwch ofyn i'm rheolwr godi'r "
                "mater. Gallwch gwyno."
            ),
        ),
    ),
    StageWords(
        code="licence_variation_considered",
        title="Efallai y bydd rheol amdanoch yn newid",
        happened=(
            Paragraph("Mae rhywun wedi gofyn am newid rheol sy'n ymwneud â chi neu'ch teulu."),
            Paragraph("Mae'n ymwneud â hyn:", when=these("conditions")),
            Listed("conditions", when=these("conditions")),
        ),
        meaning=(
            Paragraph("Does dim wedi newid eto. Hyd nes y caiff ei benderfynu, mae'r rheolau'n aros fel y maent."),
        ),
        following=(
            Paragraph("Dywedwch eich barn wrthyf erbyn {respond_by}.", when=these("respond_by")),
            Paragraph("Ffoniwch fi'n fuan i ddweud eich barn wrthyf.", unless=these("respond_by")),
            Paragraph(
                "Byddaf yn trosglwyddo'r hyn a ddywedwch. Byddaf yn dweud wrthych beth gafodd ei benderfynu cyn i'r "
                "newid ddechrau, os gallaf."
            ),
        ),
        asking=(
            Paragraph(
                "Gallwch ddweud y dylai'r rheol aros, neu y byddai un arall yn helpu mwy. Does dim rhaid ichi wneud "
                "hynny."
            ),
        ),
    ),
    StageWords(
        code="condition_requested",
        title="Mae eich cais wedi cael ei drosglwyddo",
        happened=(
            Paragraph("Gofynnoch am y rheol hon: {condition}", when=these("condition")),
            Paragraph("Rwyf wedi trosglwyddo'r rheol y gofynnoch amdani."),
        ),
        meaning=(
            Paragraph(
                "Anfonais hi yn eich geiriau chi. Pobl eraill sy'n penderfynu. Rhaid bod angen y rheol oherwydd risg, "
                "a rhaid iddi beidio â mynd ymhellach nag sydd raid."
            ),
        ),
        following=(
            Paragraph(
                "Ni wn eto pryd y byddant yn penderfynu. Byddaf yn dweud wrthych beth y maent yn ei benderfynu, a pham."
            ),
        ),
        asking=(
            Paragraph("Gallwch newid yr hyn y gofynnoch amdano, neu ei dynnu'n ôl, hyd nes y caiff ei benderfynu."),
        ),
    ),
    StageWords(
        code="condition_granted",
        title="Mae rheol y gofynnoch amdani wedi cael ei gwneud",
        happened=(
            Paragraph("Mae'r rheol hon wedi cael ei gwneud: {condition}", when=these("condition")),
            Paragraph("Mae rheol y gofynnoch amdani wedi cael ei gwneud.", unless=these("condition")),
        ),
        meaning=(
            Paragraph("Rhaid i'r person gadw ati. Os na fydd, gellir mynd â'r person yn ôl i'r carchar neu'r ysbyty."),
            Paragraph("Nid yw air am air yr hyn y gofynnoch amdano. Dyma'r rheswm: {reason}", when=these("reason")),
        ),
        following=(
            Paragraph(
                "Mae'n dechrau ar y diwrnod y caiff y person fynd allan. Byddaf yn dweud wrthych cyn iddi gael ei "
                "newid neu ddod i ben."
            ),
        ),
        asking=(
            Paragraph("Os caiff ei thorri, dywedwch wrth yr heddlu neu wrthyf i. Os ydych mewn perygl, ffoniwch 999."),
        ),
    ),
)
