"""What we say about what happens while a sentence is served, in Welsh."""

from victimcontact.scheme.words.cy.frame import CONDITIONS
from victimcontact.scheme.words.document import Paragraph, StageWords, these

STAGES = (
    StageWords(
        code="eligible_for_open_conditions",
        title="Gellir ystyried symud i garchar agored yn awr",
        happened=(
            Paragraph("Gall y person a gafodd y ddedfryd gael ei ystyried yn awr ar gyfer symud i garchar agored."),
        ),
        meaning=(
            Paragraph(
                "Nid yw wedi symud, ac efallai na fydd yn digwydd. Mae llai o gloeon a waliau mewn carchar agored. "
                "Mae pobl yn mynd yno i baratoi at fywyd y tu allan. Yn ddiweddarach efallai y cânt fynd allan am "
                "ddiwrnod neu ychydig ddyddiau, o dan reolau."
            ),
        ),
        following=(
            Paragraph(
                "Bydd y rhai sy'n penderfynu yn edrych ar y risg yn gyntaf. Rhaid i'r carchar ofyn imi beth fyddai "
                "symud yn ei olygu i chi. Ni wn eto pryd y byddant yn penderfynu. Byddaf yn dweud wrthych os bydd y "
                "person yn symud."
            ),
        ),
        asking=(
            Paragraph(
                "Gallwch ddweud wrthyf sut y byddai symud yn effeithio arnoch, neu ofyn am reolau ar gyfer unrhyw "
                "amser allan. Byddaf yn trosglwyddo hyn mewn ffordd nad yw'n dweud pwy ydych chi."
            ),
        ),
    ),
    StageWords(
        code="open_conditions_refused",
        title="Dim symud i garchar agored",
        happened=(
            Paragraph(
                "Roedd y Bwrdd Parôl wedi cynghori symud i garchar agored. Mae gweinidog wedi penderfynu yn erbyn hynny."
            ),
        ),
        meaning=(
            Paragraph("Mae'r person a gafodd y ddedfryd yn aros mewn carchar caeedig. Nid oes dim yn newid am y tro."),
        ),
        following=(
            Paragraph("Gellir edrych ar hyn eto yn nes ymlaen. Ni wn pryd. Os felly, byddaf yn dweud wrthych."),
        ),
        asking=(
            Paragraph("Does dim rhaid ichi wneud dim. Mae'r hyn y gofynnoch amdano ac a anfonoch yn aros gyda ni."),
        ),
    ),
    StageWords(
        code="moved_to_open_conditions",
        title="Symud i garchar agored",
        happened=(
            Paragraph("Mae'r person a gafodd y ddedfryd wedi symud i garchar agored. Ni allaf ddweud wrthych pa un."),
        ),
        meaning=(
            Paragraph(
                "Mae'n dal yn y carchar, ac nid yw hyn yr un peth â rhyddhau. Mae llai o gloeon a waliau mewn "
                "carchar agored. Ar ôl peth amser, efallai y caiff fynd allan am ddiwrnod neu ychydig ddyddiau, i "
                "weithio neu i weld teulu. Rhaid mynd yn ôl wedyn."
            ),
        ),
        following=(
            Paragraph(
                "Cyn gadael iddo fynd allan, bydd y carchar yn edrych ar y risg. Os na fydd yn cadw at y rheolau, "
                "gall gael ei anfon yn ôl i garchar caeedig."
            ),
        ),
        asking=(
            Paragraph(
                "Gallwch ofyn am reolau ar gyfer yr amser y bydd allan, fel peidio â chysylltu â chi neu beidio â "
                "mynd i ryw le. Mae'n well gofyn yn fuan. Byddaf yn dweud wrthych beth gafodd ei benderfynu, a pham."
            ),
        ),
    ),
    StageWords(
        code="moved_prison",
        title="Symud i garchar arall",
        happened=(
            Paragraph("Mae'r person a gafodd y ddedfryd wedi symud i garchar arall. Ni allaf ddweud wrthych pa un."),
        ),
        meaning=(
            Paragraph(
                "Yr un yw'r ddedfryd. Mae pobl yn symud carchar am lawer o resymau, ac nid wyf yn cael gwybod pob un."
            ),
        ),
        following=(Paragraph("Does dim rhaid ichi wneud dim. Byddaf yn ysgrifennu os bydd rhywbeth yn newid i chi."),),
        asking=(Paragraph("Os ydych yn poeni ynghylch ble y gall fod, ffoniwch fi a gallwn siarad am y peth."),),
    ),
    StageWords(
        code="temporary_release_planned",
        title="Amser allan o'r carchar",
        happened=(
            Paragraph(
                "Mae'r carchar yn bwriadu gadael y person a gafodd y ddedfryd allan am gyfnod byr. Rhaid mynd yn ôl "
                "wedyn.",
            ),
            Paragraph("Y bwriad yw gwneud hyn ym mis {starts_month}.", when=these("starts_month")),
            Paragraph("Ni allaf ddweud wrthych pa ddiwrnod na pha le."),
        ),
        meaning=(
            Paragraph(
                "Nid yw hyn yr un peth â rhyddhau. Gall pobl sydd bron ar ddiwedd dedfryd gael mynd allan i weithio, "
                "i ddysgu neu i weld teulu. Os byddant yn torri'r rheolau, gellir eu rhwystro rhag mynd allan."
            ),
            *CONDITIONS,
        ),
        following=(
            Paragraph(
                "Gall cynlluniau newid, ac mae'r carchar yn edrych ar y risg bob tro. Efallai na fydd yn dweud "
                "wrthyf am bob tro."
            ),
        ),
        asking=(
            Paragraph(
                "Gallwch ofyn am reolau ar gyfer yr amser y bydd allan, fel peidio â chysylltu â chi neu beidio â "
                "mynd i ryw le. Ffoniwch fi'n fuan, er mwyn imi allu trosglwyddo hyn mewn pryd."
            ),
        ),
    ),
    StageWords(
        code="escaped",
        title="Dianc o'r ddalfa",
        happened=(Paragraph("Mae'r person a gafodd y ddedfryd wedi dianc. Mae'r heddlu'n chwilio amdano."),),
        meaning=(
            Paragraph(
                "Ni wn ble mae. Os gwelwch y person, neu os ydych yn teimlo mewn perygl, ffoniwch 999. Peidiwch â "
                "mynd ato. Gallwch ddweud wrth yr heddlu fy mod wedi ysgrifennu atoch."
            ),
        ),
        following=(
            Paragraph(
                "Yr heddlu sy'n arwain y chwilio. Byddaf yn eich ffonio cyn gynted ag y clywaf fod rhywun wedi dod o "
                "hyd iddo."
            ),
        ),
        asking=(
            Paragraph(
                "Ffoniwch fi, a gallwn gynllunio gyda'n gilydd sut i gadw'n ddiogel. Gallaf ofyn i'r heddlu eich "
                "helpu gyda diogelwch yn y cartref."
            ),
        ),
    ),
    StageWords(
        code="absconded",
        title="Nid yw'r person lle y dylai fod",
        happened=(
            Paragraph(
                "Mae'r person a gafodd y ddedfryd wedi gadael y carchar heb ganiatâd, neu heb ddod yn ôl ar ôl amser "
                "allan. Mae'r heddlu'n chwilio amdano.",
                unless=these("is_hospital_order"),
            ),
            Paragraph(
                "Mae'r person sydd o dan y gorchymyn ysbyty wedi gadael heb ganiatâd, neu heb ddod yn ôl ar ôl amser "
                "allan. Mae'r heddlu'n chwilio amdano.",
                when=these("is_hospital_order"),
            ),
        ),
        meaning=(
            Paragraph(
                "Ni wn ble mae. Os gwelwch y person, neu os ydych yn teimlo mewn perygl, ffoniwch 999. Peidiwch â "
                "mynd ato. Gallwch ddweud wrth yr heddlu fy mod wedi ysgrifennu atoch."
            ),
        ),
        following=(
            Paragraph(
                "Yr heddlu sy'n arwain y chwilio. Byddaf yn eich ffonio cyn gynted ag y clywaf fod rhywun wedi dod o "
                "hyd iddo."
            ),
        ),
        asking=(
            Paragraph(
                "Ffoniwch fi, a gallwn gynllunio gyda'n gilydd sut i gadw'n ddiogel. Gallaf ofyn i'r heddlu eich "
                "helpu gyda diogelwch yn y cartref."
            ),
        ),
    ),
    StageWords(
        code="recaptured",
        title="Yn ôl yn y ddalfa",
        happened=(
            Paragraph(
                "Mae'r person a gafodd y ddedfryd wedi cael ei ddal. Mae'n cael ei gadw eto.",
                unless=these("is_hospital_order"),
            ),
            Paragraph(
                "Mae'r person sydd o dan y gorchymyn ysbyty wedi cael ei ddal. Mae'n cael ei gadw eto.",
                when=these("is_hospital_order"),
            ),
        ),
        meaning=(Paragraph("Nid yw'n rhydd mwyach. Efallai y bydd yn wynebu cyhuddiad newydd neu reolau llymach."),),
        following=(
            Paragraph("Ni wn eto a yw hyn yn newid pryd y gallai gael ei ryddhau. Byddaf yn dweud wrthych os yw."),
        ),
        asking=(
            Paragraph("Os ceisiodd gysylltu â chi, neu os gwelsoch ef neu hi, dywedwch wrth yr heddlu ac wrthyf i."),
        ),
    ),
    StageWords(
        code="died",
        title="Newyddion am farwolaeth",
        happened=(
            Paragraph(
                "Mae'r person a gafodd y ddedfryd wedi marw. Ni allaf ddweud wrthych sut na ble.",
                unless=these("is_hospital_order"),
            ),
            Paragraph(
                "Mae'r person oedd o dan y gorchymyn ysbyty wedi marw. Ni allaf ddweud wrthych sut na ble.",
                when=these("is_hospital_order"),
            ),
        ),
        meaning=(
            Paragraph(
                "Mae'r ddedfryd neu'r gorchymyn wedi dod i ben. Mae unrhyw reolau a wnaed i'ch diogelu rhag y person "
                "wedi dod i ben hefyd. Gall newyddion fel hyn godi llawer o deimladau, ac nid oes un ffordd gywir o "
                "deimlo."
            ),
        ),
        following=(
            Paragraph("Byddaf yn ysgrifennu atoch unwaith eto, i gau eich achos. Does dim rhaid ichi wneud dim."),
        ),
        asking=(
            Paragraph("Gallwch siarad â mi, neu â Chymorth i Ddioddefwyr, am ba hyd bynnag y bydd arnoch angen hynny."),
        ),
    ),
    StageWords(
        code="transferred_to_hospital",
        title="Symud o'r carchar i ysbyty",
        happened=(
            Paragraph("Mae'r person a gafodd y ddedfryd wedi symud o'r carchar i ysbyty. Mae'n cael ei gadw yno."),
        ),
        meaning=(
            Paragraph(
                "Mae'r ddedfryd yn parhau tra bydd yn yr ysbyty. Mae ei iechyd yn breifat, "
                "felly ni allaf ddweud wrthych pam y symudodd na pha ofal y mae'n ei gael."
            ),
        ),
        following=(
            Paragraph(
                "Efallai y bydd yn mynd yn ôl i'r carchar, neu'n aros yn yr ysbyty. Ni wn eto pa un fydd hi. "
                "Byddaf yn dweud wrthych os aiff yn ôl, neu os gallai gael ei ryddhau."
            ),
        ),
        asking=(
            Paragraph(
                "Gallwch ofyn o hyd am reolau i'ch diogelu. Pobl eraill sy'n penderfynu arnynt yn yr ysbyty, "
                "a byddaf yn gofalu eu bod yn cael yr hyn rydych yn gofyn amdano."
            ),
        ),
    ),
    StageWords(
        code="returned_to_prison",
        title="Symud yn ôl i'r carchar",
        happened=(
            Paragraph(
                "Mae'r person a gafodd y ddedfryd wedi symud yn ôl o'r ysbyty i'r carchar. Ni allaf ddweud wrthych "
                "pa un."
            ),
        ),
        meaning=(
            Paragraph(
                "Mae'r ddedfryd yn parhau fel o'r blaen. Mae amser yn yr ysbyty yn cyfrif fel rhan ohoni. Mae ei "
                "iechyd yn breifat."
            ),
        ),
        following=(
            Paragraph("Byddaf yn dweud wrthych eto am gamau mawr yn y carchar, fel y mis rhyddhau neu wrandawiad."),
        ),
        asking=(
            Paragraph(
                "Mae'r rheolau y gofynnoch amdanynt gennym o hyd. Ffoniwch fi os ydych am eu gwirio neu eu newid."
            ),
        ),
    ),
    StageWords(
        code="returned_to_closed_conditions",
        title="Symud yn ôl i garchar caeedig",
        happened=(
            Paragraph(
                "Mae'r person a gafodd y ddedfryd wedi symud o garchar agored yn ôl i un caeedig. Ni allaf ddweud "
                "wrthych pa un."
            ),
        ),
        meaning=(
            Paragraph(
                "Mae mwy o gloeon a gwiriadau mewn carchar caeedig. Ni chaiff fynd allan am gyfnodau byr am y tro."
            ),
        ),
        following=(
            Paragraph(
                "Efallai y caiff ei ystyried eto ar gyfer carchar agored yn ddiweddarach. Byddaf yn dweud wrthych os "
                "bydd hynny'n digwydd."
            ),
        ),
        asking=(
            Paragraph(
                "Mae'r rheolau y gofynnoch amdanynt gennym o hyd. Ffoniwch fi os ydych am eu gwirio neu eu newid."
            ),
        ),
    ),
    StageWords(
        code="moved_to_adult_custody",
        title="Symud i garchar i oedolion",
        happened=(
            Paragraph(
                "Mae'r person a gafodd y ddedfryd wedi tyfu'n oedolyn, ac yn cael ei gadw gydag oedolion yn awr. "
                "Ni allaf ddweud wrthych ble."
            ),
        ),
        meaning=(Paragraph("Yr un yw'r ddedfryd. Tîm arall sydd â'r achos yn awr."),),
        following=(Paragraph("Rwy'n dal yma i chi. Os bydd hynny'n newid byth, byddaf yn dweud wrthych yn gyntaf."),),
        asking=(
            Paragraph(
                "Mae'r rheolau y gofynnoch amdanynt gennym o hyd. Ffoniwch fi os ydych am eu gwirio neu eu newid."
            ),
        ),
    ),
    StageWords(
        code="moved_to_another_jurisdiction",
        title="Mae'r ddedfryd yn parhau mewn lle arall",
        happened=(
            Paragraph(
                "Bydd y person a gafodd y ddedfryd yn treulio gweddill y ddedfryd y tu allan i Gymru a Lloegr. "
                "Ni allaf ddweud wrthych ble."
            ),
        ),
        meaning=(
            Paragraph(
                "Y gyfraith yno sy'n penderfynu pryd y caiff y person ei ryddhau. Efallai na chlywaf mwyach am bob cam."
            ),
        ),
        following=(
            Paragraph("Byddaf yn cael gwybod pwy all roi'r newyddion ichi o hyn ymlaen, ac yn ysgrifennu atoch."),
        ),
        asking=(Paragraph("Gallwch ddweud wrthyf a ydych am imi ofyn iddynt roi gwybod ichi."),),
    ),
    StageWords(
        code="incident_in_custody",
        title="Rhywbeth a allai newid y rhyddhau",
        happened=(
            Paragraph(
                "Digwyddodd rhywbeth yn y carchar a allai newid pryd y caiff y person ei ryddhau. Ni allaf ddweud beth."
            ),
        ),
        meaning=(Paragraph("Efallai nad yw'r mis a ddywedais wrthych yn gywir mwyach. Ni wn yr un newydd eto."),),
        following=(Paragraph("Byddaf yn dweud y mis newydd wrthych cyn gynted ag y gwn, neu nad oes dim wedi newid."),),
        asking=(Paragraph("Os ydych yn poeni am eich diogelwch, ffoniwch fi. Mewn perygl, ffoniwch 999."),),
    ),
    StageWords(
        code="name_changed",
        title="Newid a allai fod yn bwysig i chi",
        happened=(Paragraph("Mae rhywbeth am y person a gafodd y ddedfryd wedi newid yn ein cofnodion."),),
        meaning=(Paragraph("Ni allaf roi mwy mewn llythyr. Yr un yw'r ddedfryd."),),
        following=(
            Paragraph("Ffoniwch fi. Gallwn siarad ynghylch a oes angen ichi wybod mwy er mwyn cadw'n ddiogel."),
        ),
        asking=(Paragraph("Os ydych yn poeni am eich diogelwch, dywedwch wrthyf. Mewn perygl, ffoniwch 999."),),
    ),
)
