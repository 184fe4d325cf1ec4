"""The languages of the corpus: common words in about the order of their frequency, and syllables for invented ones.

All text that is made of these is invented; the common words only see to it that letters, and what a search for rules
looks for, are about as frequent as in real prose.
"""

from dataclasses import dataclass

ENGLISH = """
the of to and a in that is for it was on with he as by at be said from his have has an but are this they not I had
were we her which their she or its who will been one would more you all about there when up so out what if can new
after no over into than time also people year some two just first could last them him other like most do now years my
where those before how only many our because get against being while three back down make still between these even
through week then since work way well under another much home made such long going may government take day part own
off city good know world here did too right life around high does percent see month four until both police each little
think during school including public days court local state early party number children place used called come end old
big found few million found told night family left without same house next money company council never house great
second again water town report help group small business news area country went case days free road several six five
later later although every week months why came member members found street important men women use water power far
war man woman look keep need number run won team best players play game season match club set goal coach league want
say says start plan plans service services health hospital doctor patients care food market price prices cost costs
bank tax pay paid budget rise fall growth economy trade workers job jobs union strike minister president mayor
election vote votes law rules judge trial charges evidence officers fire crash storm rain snow weather temperature
river sea coast island bridge train trains bus line station airport flight ship harbour boat driver car cars traffic
north south east west village farm farmers land trees forest animals birds fish dog horse garden flowers film music
song band show stage theatre actor director book books author novel story stories read reader readers newspaper
magazine newsletter subscribe subscribers photo photograph picture pictures video image camera copyright credit press
agency media television radio website online internet email inbox phone app software computer data network users user
password account comment comments share shared sharing follow followed join joined sign signed register advertisement
advertising sponsored support supporters donate donation charity volunteers members contact call calls letter letters
museum church university college students teachers teacher class education research science scientists study studies
professor team history ancient century building buildings built tower wall window door room kitchen table chair bed
clothes shoes wood stone glass paper gold silver iron oil gas energy wind solar electricity factory machine engine
speed test tests record records result results question questions answer answers problem problems change changes
decision decisions meeting meetings committee project projects programme policy process system future past present
present chance risk danger safe safety security army soldiers attack peace border agreement deal leader leaders
foreign national international regional central southern northern western eastern european royal king queen prince
crowd fans visitors guests tourists hotel restaurant shop shops store customers sale sales sell sold buy bought open
opened close closed morning afternoon evening today yesterday tomorrow monday tuesday wednesday thursday friday
saturday sunday january february march april june july august september october november december spring summer autumn
winter hour hours minute minutes moment half quarter third double less least almost nearly perhaps maybe probably
certainly clearly simply already soon always often sometimes usually rarely once twice together alone instead however
therefore moreover meanwhile according despite among within across along behind beyond near above below inside outside
towards continue continued continues reading view views related latest top daily weekly updates update updated
published edition page pages click link terms privacy cookies cookie policy rights reserved reproduced permission
advert caption source editor editors reporter correspondent writer column opinion review analysis feature interview
editorial heard feel felt seemed became began begin brought bring held hold given give gave taken took put kept turned
turn moved move lived live died death born child mother father brother sister son daughter wife husband friend friends
neighbour neighbours young older better worse best worst larger smaller higher lower strong weak hard easy difficult
simple clear dark light white black red green blue cold warm dry wet full empty rich poor heavy quick slow quiet loud
deep short tall wide narrow true false real possible likely ready happy sad
"""

GERMAN = """
der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie
nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man
sein wurde sei prozent hatte kann gegen vom können schon wenn habe seine ihre dann unter wir soll ich eines jahr zwei
jahren diese dieser wieder keine uhr seiner worden will zwischen immer was sagte gibt alle seit muss doch jetzt drei
menschen stadt heute kinder polizei regierung straße gemeinde wasser haus woche arbeit geld zeit leben neue neuen
große großen ersten letzten viele andere deutschland land welt bürger bürgermeister rat schule brücke bahn zug fluss
hafen wetter regen sturm feuer verein spiel mannschaft trainer saison tor markt preis preise unternehmen bank steuer
kosten krankenhaus arzt foto bild anzeige artikel lesen newsletter kommentar kommentare teilen abonnieren
"""

FRENCH = """
de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec son aux d’un
cette d’une ont ses mais comme on tout nous sa fait été aussi leur bien peut ces y deux ans encore n’est marché
d’autres entre elle sans sous dont même où contre avant après années france ville maire rue pont eau maison école
police temps jour semaine travail argent gouvernement prix entreprise banque santé hôpital médecin film musique livre
photo article lire lettre d’information commentaires partager abonnez-vous l’association l’école c’est s’est qu’il
l’eau j’ai
"""

SPANISH = """
de la que el en y a los del se las por un para con no una su al es lo como más pero sus le ya o este sí porque esta
entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese
eso ante ellos años gobierno ciudad agua casa calle puente escuela policía tiempo día semana trabajo dinero precio
empresa banco salud hospital médico película música libro foto artículo leer boletín comentarios compartir suscríbete
alcalde
"""

ITALIAN = """
di e il la che in a per un è del non una i le si da con dei al sono della come più alla anche nel gli ha lo ma delle
ad su dal se ai ci o cui suo dopo prima era stato molto anni città governo acqua casa strada ponte scuola polizia
tempo giorno settimana lavoro soldi prezzo azienda banca salute ospedale medico film musica libro foto articolo leggi
commenti condividi iscriviti sindaco l’acqua dell’anno un’altra c’è
"""

PORTUGUESE = """
de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser
quando muito há nos já está também só pelo pela até isso ela entre era depois sem mesmo aos anos governo cidade água
casa rua ponte escola polícia tempo dia semana trabalho dinheiro preço empresa banco saúde hospital médico filme
música livro foto artigo leia comentários partilhar prefeito
"""

RUSSIAN = """
в и на не что с по как это он из к за от его но для о у же бы до было было также быть время года году после более их
только все был она они была люди город города мэр улица мост вода дом школа полиция день неделя работа деньги
правительство цена компания банк здоровье больница врач фильм музыка книга фото статья читать рассылка комментарии
поделиться подпишитесь сказал сообщил рассказала жители района области страны мира война сегодня вчера
"""

UKRAINIAN = """
в і на не що з до як це він за від його але для про у та було також був час року після більше їх тільки всі вона вони
була люди місто міста мер вулиця міст вода будинок школа поліція день тиждень робота гроші уряд ціна компанія банк
здоров’я лікарня лікар фільм музика книга фото стаття читати коментарі поділитися п’ять об’єкт пам’ять розповіла
"""

GREEK = """
και το να του η της με που την από για είναι τον στο ο οι στην τα θα σε δεν τους τις των μας ότι έχει αυτό στη ήταν
πολύ όπως αλλά μετά χρόνια πόλη δήμαρχος δρόμος γέφυρα νερό σπίτι σχολείο αστυνομία ημέρα εβδομάδα εργασία χρήματα
κυβέρνηση τιμή εταιρεία τράπεζα υγεία νοσοκομείο ταινία μουσική βιβλίο φωτογραφία άρθρο διαβάστε σχόλια
"""

ARABIC = """
في من على إلى أن عن مع هذا التي الذي كان ما هذه بعد لا كل بين قد ذلك عند لم كما حيث قال عام حتى أو قبل يوم المدينة
الحكومة الماء البيت المدرسة الشرطة العمل المال السعر الشركة البنك الصحة المستشفى الكتاب الصورة المقال اقرأ التعليقات
شارك
"""

HINDI = """
के में की है को से का और पर ने कि यह एक हैं भी नहीं इस था लिए हो तो कर जो ही वह गया कहा साथ बाद कुछ लोग शहर सरकार पानी
घर स्कूल पुलिस दिन सप्ताह काम पैसा कीमत कंपनी बैंक स्वास्थ्य अस्पताल किताब तस्वीर लेख पढ़ें टिप्पणी साझा
"""

CHINESE = """
的 一 是 在 不 了 有 和 人 这 中 大 为 上 个 国 我 以 要 他 时 来 用 们 生 到 作 地 于 出 就 分 对 成 会 可 主 发 年 动 同 工 也 能 下 过 子 说 产 种 面 而 方 后 多 定 行 学 法
所 民 得 经 十 三 之 进 着 等 部 度 家 电 力 里 如 水 化 高 自 二 理 起 小 物 现 实 加 量 都 两 体 制 机 当 使 点 从 业 本 去 把 性 好 应 开 它 合 还 因 由 其 些 然 前 外 天 政
四 日 那 社 义 事 平 形 相 全 表 间 样 与 关 各 重 新 线 内 数 正 心 反 你 明 看 原 又 么 利 比 或 但 质 气 第 向 道 命 此 变 条 只 没 结 解 问 意 建 月 公 无 系 军 很 情 者 最
立 代 想 已 通 记者 城市 市长 桥梁 学校 警方 居民 医院 医生 银行 公司 价格 天气 电影 音乐 照片 文章 阅读 评论 分享 新闻 报道 今年 去年 昨天 今天
"""

JAPANESE = """
の に は を た が で て と し れ さ ある いる も する から な こと として い や など なっ ない この ため その あっ よう また もの という あり まで られ なる へ か だ これ によって により おり
より による ず なり られる において 人 年 日 市 町 水 家 学校 警察 会社 銀行 病院 医師 新聞 記事 写真 今日 昨日 市長 橋 川 港 列車 映画 音楽 本 天気 雨 価格 政府 選挙 発表 説明 住民 地域
"""

LATIN = """
ba be bi bo bra bre ca ce cha cla co cre da de di do dra el en fa fe fi fla fo ga ge gra ha he hi in ka ker la le li
lo ma me mi mo na ne ni no or pa pe per pla po pre qua ra re ri ro sa se si so sta ste stra ta te ter ti to tra tu un
va ve vi vo wa wi
"""
CYRILLIC = """
ба ве ви го да де до жа за зи ка ки ко ла ле ли ло ма ми мо на не ни но па пе по ра ре ри ро са се си со та те ти то
ту ха це ча ша
"""
HELLENIC = """
βα γα δε δι ζω θα κα κε κι κο λα λε λι λο μα με μι μο να νε νι νο πα πε πι πο ρα ρε ρι ρο σα σε σι σο τα τε τι το φα
χα χω
"""


@dataclass(frozen=True)
class Language:
    """One language: its share of the articles, its words, and how words become sentences."""

    code: str
    share: float
    common: str
    syllables: str = ""
    endings: tuple[str, ...] = ("",)
    invented: int = 0
    blank: str = " "
    stops: tuple[str, ...] = (".", ".", ".", ".", ".", ".", ".", ".", "?", "!")
    comma: str = ","
    quotes: tuple[str, str] = ("“", "”")
    bytes_a_word: float = 6.0
    has_boilerplate: bool = False


FULL_WIDTH_STOPS = ("。", "。", "。", "。", "。", "。", "？", "！")

# The shares are those of the articles in the residues that were measured, small languages rounded up.
LANGUAGES = (
    Language("en", 0.74, ENGLISH, LATIN, ("", "s", "ed", "ing", "er", "ly", "tion", "ment", "al", "ness"), 6000,
             bytes_a_word=5.9, has_boilerplate=True),
    Language("de", 0.12, GERMAN, LATIN, ("", "en", "er", "ung", "keit", "lich", "ungen", "schaft"), 4000,
             quotes=("„", "“"), bytes_a_word=7.0),
    Language("fr", 0.02, FRENCH, LATIN, ("", "s", "é", "ée", "ment", "tion", "eur"), 2000,
             quotes=("«\u00a0", "\u00a0»")),
    Language("es", 0.02, SPANISH, LATIN, ("", "s", "o", "ción", "mente", "ado"), 2000, quotes=("«", "»")),
    Language("it", 0.015, ITALIAN, LATIN, ("", "o", "i", "zione", "mente", "ato"), 2000),
    Language("pt", 0.01, PORTUGUESE, LATIN, ("", "o", "ção", "mente", "ado"), 2000),
    Language("ru", 0.015, RUSSIAN, CYRILLIC, ("", "ый", "ого", "ение", "ать", "ов"), 2000, quotes=("«", "»"),
             bytes_a_word=12.5),
    Language("uk", 0.005, UKRAINIAN, CYRILLIC, ("", "ий", "ого", "ення", "ати", "ів"), 1500, quotes=("«", "»"),
             bytes_a_word=12.5),
    Language("el", 0.005, GREEK, HELLENIC, ("", "ος", "ης", "ων", "εις"), 1500, quotes=("«", "»"), bytes_a_word=12),
    Language("ar", 0.005, ARABIC, comma="،", bytes_a_word=10),
    Language("hi", 0.005, HINDI, stops=("।",), bytes_a_word=12),
    Language("zh", 0.04, CHINESE, blank="", stops=FULL_WIDTH_STOPS, comma="，", bytes_a_word=3.7),
    Language("ja", 0.01, JAPANESE, blank="", stops=FULL_WIDTH_STOPS, comma="、", quotes=("「", "」"), bytes_a_word=6.0),
)
