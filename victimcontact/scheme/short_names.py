"""Names that are the same name: short forms, Welsh and English forms, and spellings that no ear could join.

Our own short table; the first of each line stands for it. A name may be in several lines (Chris, Sam, Alex).
"""

_LINES = """
abigail abi abbie gail
alan al allan allen alun
albert bert bertie al
alexander alex alec alasdair alistair sandy sasha xander
alexandra alex sandra sandie sasha lexi
alfred alf alfie fred
alice alys ali
alison ali
amanda mandy
andrew andy drew andras
angela angie ange
angharad haf
anne ann anna annie nan anwen
anthony tony antony ant
arthur art arti
barbara barb babs
benjamin ben benji benny
bernard bernie
bethan beth
bridget bridie ffraid
caroline carol carrie caz
catherine kate katie kathy cath cathy kat kitty katherine kathryn catrin cadi kay trina
charles charlie chas chaz siarl
charlotte charlie lottie
christine chris chrissie christina tina crystyn
christopher chris kit topher
daniel dan danny deiniol
david dai dave davey davy dafydd deio dewi
deborah deb debbie debs
derek del
diana di diane
donald don donnie
dorothy dot dottie dolly
edward ed eddie ned ted teddy iorwerth
eleanor ellie nell elinor elin nora
elizabeth liz lizzie beth betty bet betsy betsan bess eliza lisa libby elisabeth elsie leusa
emily em emmy millie
emma em
ethel eth
florence flo florrie
frances fran frankie francesca
francis frank frankie ffransis
frederick fred freddie
gabrielle gabby
gareth gaz gary garth
geoffrey geoff jeff jeffrey sieffre
george sior georgie
gerald gerry jerry
gillian gill jill
gladys gwladys
gregory greg
gwendoline gwen gwendolen gwenllian gwenda
harold harry
helen nell elen lena
henry harry hal hank harri
howell hywel howel powell
hugh huw hew hughie
ian ieuan ifan iwan euan ewan evan iain
isabel bella izzy isabella isobel ishbel
jacob jake jack
jacqueline jackie jacqui
james jim jimmy jamie jem iago
jane jayne sian
janet jan siani sioned
jason jase
jean jeannie sian
jennifer jen jenny siwan
jessica jess jessie
joan siwan
john jack johnny jon ioan sion sean shaun shawn ieuan evan
jonathan jon jonny
joseph joe joey jo
josephine jo josie
joshua josh
judith judy jude
julia jules julie
kenneth ken kenny cenydd
kimberley kim
laurence larry lawrence laurie
leonard len lenny leo
lewis lew lou louis llew
llewellyn llew lyn llywelyn llewelyn fluellen
louise lou
lucy lleucu
madeleine maddie
margaret maggie meg peggy marge margie mags marged mared mererid megan
mark marc marcus
martin marty
mary molly polly mair mari may
matthew matt matty
maurice morris meurig mo
melanie mel
meredith maredudd bedo
michael mike mick mickey mikey meic mihangel
nathaniel nat nathan
nicholas nick nicky nico nicolas
nicola nicky nic nikki
oliver ollie olly
oswald oz ozzie
pamela pam
patricia pat patsy trish trisha
patrick pat paddy padrig
penelope pen penny
peter pete pedr
philip phil pip philippa
priscilla cilla
rebecca becky becca beca
reginald reg reggie
rhiannon rhi non
richard rick dick rich richie ricky rhisiart dickie
robert bob bobby rob robbie bert robin
roderick rhodri rod rory roddy
ronald ron ronnie
rose rosie rhosyn
samantha sam sammy
samuel sam sammy sawyl
sarah sal sally sadie sara
sean shaun shawn sion
simon si seimon
stephanie steph stevie
stephen steve steven stevie steffan
stuart stu stewart steward
susan sue susie suzy suzanne susanna
teresa terry tess tessa theresa
terence terry tel
theodore ted theo teddy
thomas tom tommy twm tomos tomi
timothy tim
valerie val
vaughan fychan vychan
veronica ronnie vera
victoria vicky tori vic
vincent vince
vivian viv vyvyan
walter wally walt
wendy wend
william bill billy will willie liam gwilym wil
winifred win winnie gwenfrewi
yvonne evie
zachary zac zak
"""

_WRITTEN: tuple[tuple[str, ...], ...] = tuple(tuple(line.split()) for line in _LINES.strip().splitlines())
_TABLE: dict[str, tuple[str, ...]] = {
    name: tuple(line[0] for line in _WRITTEN if name in line) for name in {name for line in _WRITTEN for name in line}
}


def stands_for(word: str) -> tuple[str, ...]:
    """The names that a name is a form of, itself among them when others are forms of it; nothing for a name not in the table.

    The word is small letters without accents, as `names.words_of` answers it. (R80)
    """
    return _TABLE.get(word, ())
