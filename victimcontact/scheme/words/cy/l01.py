"""L01, y llythyr cyntaf, in Welsh."""

from victimcontact.scheme.words.document import Bullets, Document, Heading, Paragraph, these

DOCUMENT = Document(
    code="L01",
    language="cy",
    title="Gallwch ddewis cael gwybod beth sy'n digwydd",
    timeline="Ysgrifennon ni atoch i gynnig lle ichi yn y cynllun.",
    body=(
        Heading("Pam rwy'n ysgrifennu"),
        Paragraph(
            "Rwy'n gwybod y gall y llythyr hwn ddod â phethau anodd yn ôl ichi. Does dim rhaid ichi wneud dim heddiw.",
        ),
        Paragraph(
            "Mae rhywun wedi cael dedfryd am drosedd a wnaeth niwed i chi neu i rywun sy'n agos atoch. "
            "Mae hyn yn golygu y gallwch ymuno â'r Cynllun Cyswllt Dioddefwyr.",
            unless=these("is_hospital_order", "is_notification_scheme"),
        ),
        Paragraph(
            "Mae llys wedi gwneud gorchymyn ysbyty ar gyfer rhywun a wnaeth niwed i chi neu i rywun sy'n agos atoch. "
            "Mae yng ngofal ysbyty erbyn hyn, nid yn y carchar. Mae hyn yn golygu y gallwch ymuno â'r Cynllun "
            "Cyswllt Dioddefwyr.",
            when=these("is_hospital_order"),
        ),
        Paragraph(
            "Mae rhywun wedi cael ei anfon i'r carchar am drosedd a wnaeth niwed i chi. Mae'r ddedfryd yn llai na "
            "blwyddyn. Gallwch ymuno â'r Cynllun Hysbysu Dioddefwyr. Byddem yn dweud wrthych am y ddedfryd a phryd y "
            "bydd yn cael ei ryddhau.",
            when=these("is_notification_scheme"),
        ),
        Heading("Pwy ydw i"),
        Paragraph(
            "Fy enw i yw {officer_name}. Rwy'n swyddog cyswllt dioddefwyr yn y Gwasanaeth Prawf. "
            "Gyda dioddefwyr a theuluoedd yn unig rwy'n gweithio. Nid fi sy'n gofalu am y person a gafodd y ddedfryd.",
            unless=these("is_hospital_order"),
        ),
        Paragraph(
            "Fy enw i yw {officer_name}. Rwy'n swyddog cyswllt dioddefwyr yn y Gwasanaeth Prawf. "
            "Gyda dioddefwyr a theuluoedd yn unig rwy'n gweithio. Nid fi sy'n gofalu am y person sydd yn yr ysbyty.",
            when=these("is_hospital_order"),
        ),
        Heading("Beth alla i ei wneud ichi"),
        Bullets(
            (
                "Dweud wrthych beth mae'r ddedfryd yn ei olygu.",
                "Dweud wrthych ym mha fis y daw'r rhyddhau, ac os bydd y mis hwnnw'n newid.",
                "Dweud wrthych am gamau mawr eraill, fel symud i garchar agored.",
                "Trosglwyddo'r hyn rydych yn gofyn amdano, er enghraifft rheol na chaiff gysylltu â chi.",
                "Eich helpu i ysgrifennu at y Bwrdd Parôl, os aiff yr achos yno.",
            ),
            unless=these("is_hospital_order", "is_notification_scheme"),
        ),
        Bullets(
            (
                "Dweud wrthych beth mae'r gorchymyn yn ei olygu.",
                "Dweud wrthych am gamau mawr, fel gadael yr ysbyty am byth.",
                "Trosglwyddo'r hyn rydych yn gofyn amdano, er enghraifft rheol na chaiff gysylltu â chi.",
                "Eich helpu i ysgrifennu at y tribiwnlys sy'n edrych ar yr achos.",
            ),
            when=these("is_hospital_order"),
        ),
        Paragraph(
            "Yn yr achos hwn, yr ysbyty ei hun fyddai'n rhoi'r rhan fwyaf o'r newyddion ichi. I wneud hynny, mae "
            "arno angen eich enw a ffordd o gysylltu â chi. Dim ond os dywedwch chi ie y byddaf yn rhoi'r rhain iddo.",
            when=these("is_unrestricted"),
        ),
        Paragraph(
            "Mae rhai pethau na allaf eu dweud wrthych, fel ble mae'r person yn cael ei gadw neu ble bydd yn byw. "
            "Mae ei iechyd yn breifat hefyd.",
            unless=these("is_unrestricted"),
        ),
        Paragraph(
            "Mae rhai pethau na allaf eu dweud wrthych, fel ble bydd y person yn byw. Mae ei iechyd yn breifat hefyd.",
            when=these("is_unrestricted"),
        ),
        Heading("A yw'n cael ei gadw'n breifat?"),
        Paragraph(
            "Nid ydym yn dweud wrth y person a ydych wedi ymuno ai peidio. Os byddwch wedyn yn gofyn am reol neu'n "
            "gwneud datganiad, efallai y caiff weld hynny. Byddaf yn dweud wrthych pwy all ei ddarllen cyn ichi ei "
            "anfon."
        ),
        Heading("Eich dewis chi"),
        Paragraph("Mae'r cynllun am ddim, a chi sydd i ddewis. Gallwch ddewis clywed:"),
        Bullets(
            (
                "dim ond y mis rhyddhau",
                "hynny, a llythyr unwaith y flwyddyn",
                "hynny i gyd, a phob cam mawr wrth iddo ddigwydd",
            )
        ),
        Paragraph(
            "Gallwch hefyd ddweud “ddim nawr”, a dweud wrthym pryd i ofyn eto. Neu gallwch ddweud “na”, ac ni fyddwn "
            "yn ysgrifennu eto. Gallwch newid eich meddwl yn nes ymlaen."
        ),
        Heading("Sut i ateb"),
        Paragraph(
            "Ffoniwch fi ar {office_phone} neu ysgrifennwch at {office_email}. Gallwn siarad ar y ffôn, neu gallaf "
            "ddod i'ch gweld. Gall rhywun rydych yn ymddiried ynddo fod yno. Yn gyntaf, byddaf yn gofyn sut mae'n "
            "ddiogel cysylltu â chi."
        ),
        Paragraph("Gallwch hefyd lenwi'r ffurflen a ddaeth gyda'r llythyr hwn.", when=these("has_reply_form")),
        Paragraph(
            "Byddai'n help imi glywed gennych erbyn {reply_by}. Ond nid dyddiad olaf yw hwnnw.", when=these("reply_by")
        ),
        Paragraph("Gallwch ymuno unrhyw bryd tra bydd y ddedfryd neu'r gorchymyn yn para."),
        Paragraph(
            "Os nad Cymraeg na Saesneg yw eich iaith gyntaf, neu os ydych yn defnyddio iaith arwyddion, gallaf ddod "
            "â rhywun i helpu. Mae am ddim."
        ),
        Heading("Os na fyddwch yn ateb"),
        Paragraph(
            "Byddaf yn rhoi cynnig arall arni unwaith. Os na chlywaf ddim wedyn, byddaf yn rhoi'r gorau iddi. "
            "Gallwch ymuno yn nes ymlaen o hyd.",
        ),
    ),
)
