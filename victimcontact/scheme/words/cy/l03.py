"""L03, the welcome, in Welsh."""

from victimcontact.scheme.words.document import Bullets, Document, Heading, Listed, Paragraph, these

DOCUMENT = Document(
    code="L03",
    language="cy",
    title="Rydych wedi ymuno: gwiriwch yr hyn y cytunwyd arno",
    timeline="Ymunoch â'r cynllun, ac ysgrifennon ni'r hyn y cytunwyd arno.",
    body=(
        Paragraph(
            "Diolch am ddweud wrthyf eich bod am ymuno â'r Cynllun Cyswllt Dioddefwyr. Mae'r llythyr hwn yn dweud "
            "beth y cytunwyd arno."
        ),
        Heading("Gyda phwy y gallwch siarad"),
        Paragraph(
            "Fi yw eich swyddog cyswllt dioddefwyr. Gallwch bob amser ofyn amdanaf wrth fy enw. Os bydd rhywun arall "
            "yn cymryd fy lle, byddaf yn dweud wrthych yn gyntaf."
        ),
        Heading("Beth fyddwch chi'n ei glywed"),
        Paragraph(
            "Dewisoch glywed am y mis rhyddhau yn unig. Byddaf yn dweud y mis hwnnw wrthych, ac yn dweud os bydd yn "
            "newid. Byddaf hefyd yn dweud wrthych am y rhyddhau ei hun, ac os eir â'r person yn ôl.",
            when=these("level:release_month"),
        ),
        Paragraph(
            "Dewisoch glywed gennyf unwaith y flwyddyn, hyd yn oed os nad oes dim wedi newid. Byddaf hefyd yn dweud "
            "wrthych beth yw'r mis rhyddhau, am y rhyddhau ei hun, ac os eir â'r person yn ôl.",
            when=these("level:annual"),
        ),
        Paragraph(
            "Dewisoch glywed am bob cam mawr, fel gwrandawiad, symud i garchar agored neu ryddhau. "
            "Byddaf hefyd yn ysgrifennu unwaith y flwyddyn, hyd yn oed os nad oes dim wedi newid.",
            when=these("level:key_stages"),
        ),
        Paragraph("Nid ydych wedi dewis eto faint rydych am ei glywed. Ffoniwch fi.", unless=these("level")),
        Paragraph("Byddaf hefyd yn dweud wrthych os dysgaf am rywbeth a allai eich rhoi mewn perygl."),
        Heading("Sut byddwn ni'n cysylltu â chi"),
        Paragraph("Dywedoch y gallwn ddefnyddio:", when=these("channels")),
        Listed("channels", when=these("channels")),
        Paragraph(
            "Nid ydych wedi dweud wrthym eto sut mae'n ddiogel cysylltu â chi. Ffoniwch fi.", unless=these("channels")
        ),
        Paragraph(
            "Ni fyddwn yn defnyddio unrhyw ffordd arall. Nid yw ein negeseuon byth yn dweud am beth y maent. "
            "Dywedwch wrthyf os gallai rhywun arall weld eich post, eich ffôn neu'ch e-bost.",
        ),
        Paragraph(
            "Dewisoch air inni ei ddefnyddio pan fyddwn yn ffonio, er mwyn ichi wybod mai ni sydd yno. Nid wyf yn ei "
            "ysgrifennu yma.",
            when=these("has_code_word"),
        ),
        Heading("Pwy arall gaiff wybod beth rydych yn ei ddweud wrthyf"),
        Paragraph("Cytunoch y caf rannu'r hyn rydych yn ei ddweud wrthyf gyda:", when=these("shared_with")),
        Listed("shared_with", when=these("shared_with")),
        Paragraph(
            "Nid ydych wedi cytuno y caf rannu'r hyn rydych yn ei ddweud wrthyf. Byddaf yn gofyn ichi yn gyntaf.",
            unless=these("shared_with"),
        ),
        Paragraph(
            "Os wyf yn meddwl y gallai rhywun gael niwed difrifol, efallai y bydd yn rhaid imi ddweud wrth yr heddlu. "
            "Byddaf yn ceisio dweud wrthych cyn gwneud hynny."
        ),
        Heading("Beth na allaf ei ddweud wrthych"),
        Bullets(
            (
                "ble mae'r person yn cael ei gadw, na ble bydd yn byw",
                "union ddiwrnod y rhyddhau, oni bai fod ei angen er eich diogelwch",
                "dim am iechyd y person, ei deulu na phobl eraill a gafodd niwed ganddo",
            ),
            unless=these("is_unrestricted"),
        ),
        Bullets(
            (
                "ble bydd y person yn byw",
                "yr union ddiwrnod y bydd yn gadael, oni bai fod ei angen er eich diogelwch",
                "dim am iechyd y person, ei deulu na phobl eraill a gafodd niwed ganddo",
            ),
            when=these("is_unrestricted"),
        ),
        Heading("Beth y gallwch ei wneud yn awr"),
        Bullets(
            (
                "Ffoniwch fi os oes unrhyw beth yn y llythyr hwn yn anghywir.",
                "Dywedwch wrthyf os oes arnoch angen help i ddarllen, i glywed neu i gyrraedd cyfarfod.",
                "Gofynnwch imi beth mae'r ddedfryd neu'r gorchymyn yn ei olygu.",
                "Gofynnwch am reolau i'ch diogelu, fel peidio â chysylltu â chi.",
            )
        ),
    ),
)
