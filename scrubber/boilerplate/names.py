"""Words by which names are told from other words: what `credited.py` asks.

Written down from general knowledge, not taken from a list with a source. Of names in scripts without capitals the common ones are here;
those that are words, too, are left out.
"""

FOLDED = str.maketrans("أإآيىكۀة", "اااییکهه", "\u200c\u200d\u200e\u200f\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u093c")
"""Letters of Arabic that are written in two ways made one, and no signs of vowels: the form of words of scripts without capitals here."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.translate(FOLDED).split())


# Scripts with capitals

# Agencies, banks of pictures and networks, and what else is in their names.
AGENCIES = _words(
    """aa adobe afp afpforum agerpres alamy alliance anadolu anp ansa antara ap apa associated belga bernama beta bloomberg bns bobo
    canva corbis cropix depositphotos dpa dreamstime efe elta envato epa err facebook filmmagic flickr freepik getty gettyimages hina
    imagn imago instagram istock istockphoto keystone kyodo lapresse lehtikuva leta lno lusa mediafax mti ntb nurphoto pap pexels
    pixabay pixsell profimedia reuters ritzau scanpix shutterstock sipa sita sta tanjug tasr tass telegram tiktok tmn tt twitter
    unsplash usa wikimedia wikipedia wireimage xinhua yonhap youtube zuma čtk бнр бта интерфакс рбк риа тасс укрінформ унiан уніан"""
)
OF_AGENCIES = _words(
    """commons europa features file handout images internet photo photos picture pictures pool press sports stock the today united via x"""
)
# Words in small letters that stand in credits.
OF_CREDITS = _words(
    """agence agencia agency agência archief archiv archive archives archivio archivo archiwum archív arhiv arhiva arhivă arkisto arkiv
    arquivo captura captură cedida contributed correspondent courtesy divulgação editor file foto fotograf graphics handout illustration
    image images media news online photo photographer photography photos picture pictures pool press privat private privato privé
    provided redacción redaction redakcja redaktion reporter reprodução rédaction screengrab screenshot staff stringer submitted
    supplied tv writer архив архів коллаж личный пресс-служба пресс-службы редакция редакція скриншот соцсети фото"""
)
# How a word begins that only the name of an outlet has, whatever else is in it.
OUTLET_STEMS = tuple(
    """новост агентств газет портал издани телеканал новин агенці агенция вестник вісник журнал εφημερίδ πρακτορεί νέα""".split()
)
PRESS_OFFICES = _words("прес-офіс прес-служба прес-центр пресс-служба пресс-центр пресцентър")
# Words in small letters that stand behind a name.
ROLES = _words(
    """ago assistant associate columnist contributing correspondent critic day days digital freelance giornalista hour hours jornalista
    journalist journaliste managing min mins minute minutes multiplatform periodista producer read redactor redactora redakteur
    redakteurin reportero senior special the δημοσιογράφος журналист журналистка кореспондент корреспондент редактор"""
)
# Words in small letters that are parts of names; those that stand behind another one only; and those with which none begins.
PARTICLES = _words(
    """'t abu af al and as av ben bin bint d da das de degli del dell della delle den der des di do dos du e el et for für i ibn la le
    lo o of ten ter und van van't vom von y zu zum д'"""
)
ARTICLES_OF_NAMES = _words("den der het la las le lo los ten")
PARTICLES_BEHIND = _words("and at e et for für i in of und y")
# Words with which hardly one of several words of a name begins.
ARTICLES = _words(
    """a as az das de dem den der det die een egy ein eine einen einer el en et ett gli het i il l' la las le les lo los o os the um uma
    un una une uno ένας η μια ο οι τα το"""
)
# Words of headlines and sentences, which are written with a capital at their beginning, or everywhere.
OF_SENTENCES = _words(
    """about across after again against ai akan all als am antes any apa après após are auf aus avant avec back bagaimana bajo be
    because been before bei beim between beyond bez by byl był była can che chi cho co com come comment con contre contro cosa could
    cual cuando cuál cuándo các có cómo của dans dari dengan desde değil did dlaczego does donde door dopo dove down during dónde each
    efter elle elles em entre er era es est every foi fra fue före gdzie geen gegen gì haar haben had has hasta hat hatte have he her
    here his hoe hogyan hol how hur hvad hvem hvordan hvorfor ich if ihr ihre ikke ile ils im in ingen ini inside inte into is ist it
    its itu için jak je jest jsou kann kapan kde kdo kein keine keinen khi không ki kiedy kim kto leur là many may me med mellan mengapa
    met mi might mikor mit miért more most mot much must my một na nach nasıl ne near neden nem není nerede never những nicht nie niet
    niçin no nobody non nos not nothing nous nào não när off ohne on once onde only ont onto our out outside over où par para pas per
    perché po por porqué porquê pour pourquoi prima proč przed przez qual quand quando que quel quelle quem qui quien quién quoi qué sa
    said sans sao sau says se sein seine sem senza ses seu she should si siapa sie sin sind się so sob sobre some son sono sonra sont
    sous still su sua suo sur sus são są tanpa tegen than that their them then there these they this those through tidak till to today
    tomorrow tra tras trong tussen từ uden under unser unter until unto untuk up upon us utan uten vad var varför vem volt voor vor vous
    và vì với waar waarom wann wanneer war waren warum was wat we welche welcher welches wem wen wenn wer werden were wessen what when
    where which while who whose why wie wieso will wir wird with without wo would wurde yang yesterday yet you your z zijn zonder zur
    zwischen è était önce über ήταν από για γιατί δεν είναι θα και με μετά να ποια ποιος πού πριν πότε πώς στη στην στο στον της τι του
    των χωρίς όταν без беше був була был была были в ви во вона вони вы від він где де до его есть её з зачем защо из их його как какво
    кога когда кой коли кто къде към ми мы на над не немає нет няма о об он она они от под после почему преди про під після с след со
    със това у хто це цей чей чому что що эта это этот із їх її առանց երբ ինչ ինչու ինչպես ով որտեղ ở"""
)

# Chinese, Japanese and Korean: surnames, common words that begin with one, and what the names of outlets end with

CHINESE = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖蕭萧田董潘袁蔡蒋蔣余于杜叶葉"
    "程魏苏蘇吕呂丁任卢盧姚沈钟鍾鐘姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊孟秦邱侯江尹薛闫閻段雷龙龍黎史陶贺賀顾顧毛郝龚龔邵万"
    "萬钱錢严嚴武戴莫孔汤湯常温溫康施牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟申欧歐耿关關焦左柳甘祝包宁寧尚符舒阮纪紀梅童"
    "凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游靳辛管柴蒙鲍鮑华華喻祁房滕屈饶饒解牟艾尤时時穆农農司古吉车車项項连連芦蘆麦麥褚娄婁"
    "窦竇戚岑景党宫費费卜冷晏席卫衛柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬和仇栾欒隋商刁沙荣榮巫寇向桑郎甄丛叢虞敖巩鞏明池查麻苑迟遲邝"
    "鄺封匡簡简賴赖詹"
)
CHINESE_OF_TWO = (
    "欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|司徒|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|令狐|夏侯|长孙|長孫|端木|南宫|南宮|张简|張簡|范姜"
)
CHINESE_NO_NAMES = (
    "謝謝|谢谢|何时|何時|何处|何處|何人|何故|何以|安全|安静|常见|常見|高温|高溫|高速|高层|高層|石油|石头|黄金|黃金|黄昏|金融|金色|"
    "古城|古迹|江水|江边|江南|万人|萬人|方法|关于|關於|于是|任何|任务|时间|時間|时代|時代|和平|白天|白色|田野|田园|周末|周年|周一|"
    "周日|马上|馬上|马路|马戏|鱼|夏天|夏日|秋天|秋日|冬|雷雨|龙舟|龍舟|连夜|連夜|车站|車站|车辆|项目|華人|华人|边境|邊境|边防|成功|"
    "成绩|成長|成长|温度|溫度|温暖|左右|单位|單位|全|程序|路上|路口|路人|水|管理|管道|时事|农民|農民|农业|农村|农历|司机|司機|古代|"
    "边|包括|明天|明年|云|房价|房屋|房子|沙滩|沙灘|祖国|池塘|盛会|游客|遊客|游戏|游轮|柴油|景区|景色|党|党员|费用|宁静|钱|錢|万|萬|"
    "向海|向北|向南|武器|康复|康復|施工|罗盘|苏醒|应对|应急|国|國|终于|如何|为何"
)
JAPANESE = (
    "佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|渡部|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|斉藤|齋藤|齊藤|清水|"
    "山崎|阿部|池田|橋本|山下|石川|中島|前田|藤田|後藤|小川|岡田|村上|長谷川|近藤|石井|坂本|遠藤|青木|藤井|西村|福田|太田|三浦|"
    "藤原|松田|岡本|中川|中野|原田|小野|田村|竹内|金子|和田|中山|石田|上田|森田|柴田|酒井|工藤|横山|宮崎|宮本|内田|高木|安藤|谷口|"
    "大野|丸山|今井|高田|藤本|武田|村田|上野|杉山|増田|平野|大塚|千葉|久保|松井|小島|岩崎|桜井|木下|野口|松尾|菊地|野村|菊池|新井|"
    "佐野|大西|杉本|古川|浜田|市川|小松|水野|山内|西田|小山|島田|北村|安田|荒木|大橋|五十嵐|吉川|川口|平田|川崎|飯田|本田|久保田|"
    "沢田|矢野|吉村|岩田|中西|川上|服部|西川|桑原|樋口|松村|大島|福島|小池|望月|土屋|秋山|馬場|松岡|大谷|尾崎|永井|川村|星野|田口|"
    "内藤|児玉|篠原|黒田|田辺|栗原|福井|須藤|片山|三宅|石原|早川|松原|奥村|河野|小田|村山|大久保|富田|荒井|小西|白石|横田|西山|"
    "高野|宮田|相澤|浅野"
)
HAN_OUTLETS = (
    ".{0,14}(?:新闻|新聞|日报|日報|晚报|时报|時報|周刊|週刊|杂志|雜誌|网络|網路|客户端|公众号|微博|微信|频道|頻道|卫视|衛視|中心|"
    "出版社|图库|圖庫|视觉中国|资料图|資料照|資料圖|提供|供图|供圖|摄|攝|截图|截圖|翻攝|官网|官網|臉書|脸书|授权|授權|通信|フォト|"
    "アフロ|編集部|写真部|より|撮影|取材班|スポーツ部|ロイター|共同|時事|ゲッティ|イメージズ|事務所|会社|公式|記者|记者|编辑|編輯|"
    "实习生|通讯员|摄影|攝影|報導|报道|撰稿|編譯|综合|編譯|编译|撰文|本报|本刊|编辑部|宣传部|委员会|協會|协会|基金会|研究院|"
    "文化传媒|传媒|傳媒|科技|返回.{0,8}|查看更多|财经|財經|體育|体育|工作室|公司|外交部|国防部|統計|統計處|统计)|.{2,14}(?:网|網|"
    "社|报|報|台|臺|局|厅|廳|署|院|组|組)"
)
KOREAN = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염추길왕맹탁국여연도라"
KOREAN_OF_TWO = "남궁|황보|제갈|사공|선우|독고"
KOREAN_NO_NAMES = (
    "조선|정치|이웃|주민|고등어|이사회|정치인|정치권|주민들|주차장|전망대|전문가|전시회|공무원|이야기|문화재|문제점|성수기|안내판|"
    "강아지|고양이|고깃배|여객선|연락선|연안의|방파제|도선사|선착장|이웃들|우체국|유람선|화물선|진실은|하늘길|바닷길|오징어|조개껍|"
    "양식장|정류장|지하철|국회의|여행자|여행기|노동자|신호등|안개속|한밤중|이별가|정부가|정부의|한국은|서울은|민주화|공사장|도시락|"
    "원자력|구조대|구조선|장마철|장터길|현장은"
)
KOREAN_ROLES = (
    "기자|특파원|인턴기자|인턴 기자|객원기자|사진기자|선임기자|전문기자|수습기자|기자단|통신원|논설위원|위원|작가|에디터|PD|피디|"
    "교수|대표|변호사|칼럼니스트|평론가|리포터|아나운서|앵커|디자이너|제공|촬영"
)
KOREAN_OUTLETS = (
    ".{0,16}(?:뉴스|뉴스1|일보|신문|신문사|방송|방송국|통신|연합|연합뉴스|뉴시스|제공|캡처|캡쳐|갈무리|닷컴|미디어|포토|타임스|"
    "투데이|게티이미지뱅크|게티이미지코리아|게티이미지|픽사베이|언스플래시|셔터스톡|인스타그램|페이스북|유튜브|트위터|홈페이지|"
    "블로그|온라인 커뮤니티|누리집|데일리|헤럴드|텔레비전|[A-Z]{2,5}|시청|군청|구청|도청|공사|공단|위원회|연구원|대학교|협회|재단|"
    "편집부|편집국|뉴스팀|로이터|소방서|경찰서|엔터테인먼트|통신사|방송사|출판사|소속사)|(?:독자|본인|소방)|.{2,16}청"
)

# Thai: what is in the names of outlets, and in no person's

THAI_OUTLETS = tuple(
    """ข่าว สำนัก เพจ เฟซบุ๊ก เฟสบุ๊ก ไทยรัฐ เดลินิวส์ มติชน ข่าวสด ไทยพีบีเอส กองบรรณาธิการ ทีมงาน รอยเตอร์ เอเอฟพี ออนไลน์ ทวิตเตอร์
    อินสตาแกรม ยูทูบ นิวส์""".split()
)
THAI_NO_NAMES = tuple(
    """ทำไม ไม่ ที่ ของ และ กับ จะ ได้ การ ความ เป็น ให้ จาก แล้ว เมื่อ วาน ตอน ยาม เช้า เย็น คืน เรือ ท่า ทะเล เกาะ คน บ้าน เมือง ตำรวจ
    น้ำ ปลา ดอกไม้ ประเทศ ปี เดือน อะไร ใคร อย่าง ไร หรือ เพราะ ต้อง กลับ ชีวิต โลก เรา เขา ใน บน ใต้ หลัง ก่อน ใหม่ เก่า รถ ทาง ถนน โรง
    ร้าน ตลาด เด็ก แม่ พ่อ หมู่ ชาว เล่า ตำนาน เหตุ ไฟ พายุ ฝน""".split()
)

# Arabic, Hebrew, and the scripts of India

GIVEN = _words(
    """אבי אבנר אברהם אהוד אופיר אורי אורן אייל אילן אילנה איתי איתן אלון אלי אלכס אלעד אמיר אמנון אסף אפרת ארז אריאל אריה בועז בן בני
    ברק גבי גד גדי גדעון גיא גיל גילי גלי גלעד דוד דורון דורית דליה דן דנה דני דניאל דפנה הדס הילה הלל זאב זהבה חגי חגית חנה חנן טובה
    טלי יאיר יגאל יהודה יהונתן יואב יואל יובל יוני יונתן יוסף יורם יותם יעל יעקב יפעת יצחק ירון ישראל כרמית כרמל לאה ליאור לילך לימור
    לירון מאיה מאיר מורן מיה מיכאל מיכל מיקי מירב מנחם מרדכי מרים משה מתן נדב נועה נחום נטלי נטע ניצן ניר נעמה נעמי נתן נתנאל סיגל סיון
    סמדר עדי עדנה עודד עוזי עומר עופר עידו עידית עידן עמוס עמיר עמית עמרי ענבל ענת עפר ערן פנינה צבי צביקה ציפי קובי קרן רביב רויטל רוני
    רונן רועי רות רותם רחל רינה רם רן רפי שאול שגיא שחר שירה שירי שירלי שלומי שלמה שמואל שמעון שרה שרון תום תומר תמי תמרה ابراهیم اتنا
    احمد ارش ارشد ارمان ازاده اسامه اسراء اسماء اسماعیل اشرف اصغر اظہر اعجاز افتخار افسانه افشین اقبال الناز الهام الهه امجد امیر
    امیرحسین امیرعلی امیره امین انس انعام انور اویس اکبر اکرم ایاد ایرج ایلناز ایمن ایهاب بابر بابک بدر بسام بشار بلال بهرام بهروز بهزاد
    بهنام بهنوش بیتا بیژن تامر تینا ثمین ثنا جابر جاسم جاوید جعفر جلال جمال جمشید جمیل جواد جورج حاتم حازم حامد حبیب حسن حسین حمد حمدی
    حمزه حمید حمیدرضا حنیف حیدر خالد خدیجه خرم خسرو خلیل داریوش دانش داود داوود دعاء دیما دینا ذیشان راؤ رائد راجہ راحله راشد رامی رامین
    رانا رانیا ربیع رجب رسول رشا رشید رضا رضوان روح زهرا زهره زکریا زیاد زید زینب سارا ساره ساسان سامی ساناز سجاد سعد سعید سعیده سلمان
    سلیم سلیمان سمانه سمیر سمیرا سمیه سهام سهراب سهیر سهیل سوزان سوسن سپیده سیاوش سید سیما سینا شادی شاهین شاہ شاہد شریف شهرام شهره
    شهریار شکیل شہباز شیدا شیرین شیماء شیوا صابر صادق صالح صدیقه صلاح طارق طاهره طلال طلحہ طه ظافر ظفر ظہیر عائشه عائشہ عادل عاصم عاطف
    عاطفه عامر عباس عبد عبدالحسین عبدالرحمن عبدالعزیز عبدالله عبدالکریم عبیر عثمان عدنان عرفان عز عزه عزیز عصام علی علیرضا عماد عمر
    عمران عمرو عیسی غاده غازی غسان غلامرضا فائزه فادی فارس فاطمه فاطمہ فرحان فرزاد فرزانه فرشاد فرشته فرهاد فریبا فرید فریده فهد فهیم
    فواد فوزی فیصل فیض قاسم قیس لؤی لیلا لیلی لینا مؤمن ماجد مازن مالک ماهر مبشر مجتبی مجدی مجید محبوبه محسن محمد محمدحسین محمدرضا
    محمدعلی محمود مراد مرتضی مروان مروه مریم مسعود مصطفی مظہر معصومه منال منصور منی منیر مها مهدی مهران مهرداد مهسا مهند موسی میرنا
    میلاد مینا نادر نادیه نازنین ناصر نبیل نثار نجلاء ندیم نرگس نسرین نعیم نهی نواز نوال نورا نیلوفر نیما هاجر هادی هاله هانی هبه هدی
    هشام هناء هند هومن هیثم وائل وحید وسام وسیم وقار ولید پرویز پروین پریسا پویا کاشف کاظم کامران کاوه کریم کمال کوروش کیان کیانوش گلناز
    یاسر یاسین یحیی یسری یوسف یگانه अजय अनिल अनीता अभिषेक अमर अमित अमिता अरुण अर्चना अशोक आकाश आनंद आरती आशीष इमरान ऋषि कपिल करण कविता
    कुमार कृष्ण गीता गौरव चंदन जय जितेंद्र तरुण दिनेश दिव्या दीपक धर्मेंद्र नरेंद्र नवीन नितिन नेहा पंकज पवन प्रदीप प्रवीण प्रियंका
    प्रिया बृजेश भूपेंद्र मनीष मनोज महेश मीना मुकेश मोहन मोहम्मद यश योगेश रवि राकेश राजीव राजेंद्र राजेश राम राहुल रितु रीना रोहित ललित
    विनय विनोद विवेक वीरेंद्र शशि शिवम शुभम श्याम श्वेता संजय संजीव संतोष संदीप सचिन सतीश समीर सरिता सविता सुधीर सुनीता सुनील सुमित
    सुरेंद्र सुरेश सौरभ स्वाति हरीश हिमांशु हेमंत অনিতা অনির্বাণ অভিজিৎ অমিত অরিন্দম আনিসুল আবদুল আবু আবুল আব্দুল আমিনুল আরিফ আলী আশরাফ
    আহমেদ ইমরান এম এস করিম কামরুল কামাল কৌশিক জয়ন্ত জসিম জাহাঙ্গীর জাহিদ তানভীর তারেক দীপক দেবাশিস নাজমুল নাসির নুরুল পার্থ প্রদীপ
    প্রসেনজিৎ ফারুক ফাহিম বিশ্বজিৎ মনির মামুন মাসুদ মাহবুব মাহমুদ মিজানুর মো মোঃ মোহাম্মদ রফিকুল রহিম রাকিব রাজীব রাশেদ রুবেল শফিকুল শাহ
    শাহীন শুভঙ্কর শেখ সঞ্জয় সন্দীপ সাইদ সাইফুল সালমা সুব্রত সুমন সৈয়দ সোহেল সৌমিত্র সৌরভ হাবিব হারুন হাসান"""
)
FAMILY = _words(
    """אברהם אדרי אוחנה אזולאי ביטון בן־דוד גבאי גולדשטיין גולן דהן דוד חדד חזן חן טל יוסף כהן כץ לוי לוין מזרחי מלכה משה סגל עמר פרידמן
    פרץ קליין קפלן רוזנברג שפירא שרון احمدی اکبری بخاری بٹ جعفری حسینی حیدری خان رحیمی رضایی رضوی شیخ صادقی صدیقی قاسمی قریشی محمدی
    مرادی مرزا ملک موسوی میر نقوی نوری هاشمی چوہدری کریمی अंसारी अग्रवाल अधिकारी अरोडा अली अवस्थी अहमद उपाध्याय कपूर कश्यप कुमार कुमारी
    कुलकर्णी खन्ना खान गायकवाड गुप्ता गुर्जर गौतम घोष चतुर्वेदी चौधरी चौहान जाट जाधव जैन जोशी झा ठाकुर तिवारी त्रिपाठी थापा दास दीक्षित
    दुबे देवी देशमुख देसाई द्विवेदी नायक निषाद नेगी पंत पटेल पवार पांडे पांडेय पाटिल पाटील पाण्डेय पाल प्रसाद बघेल बत्रा बाजपेयी
    बिश्वकर्मा बिष्ट भट्ट भाटिया भारद्वाज मलिक मल्होत्रा मिश्र मिश्रा मीणा मेहता मौर्य यादव राजपूत राठौर राय रावत वर्मा वाजपेयी
    विश्वकर्मा शर्मा शाह शिंदे शुक्ला श्रीवास्तव श्रेष्ठ सक्सेना साहू सिंह सिन्हा सेठी सैनी हुसैन আক্তার আলম আলী আহমদ আহমেদ ইয়াসমিন
    ইসলাম উদ্দিন উল্লাহ কবির করিম খাতুন খান ঘোষ চক্রবর্তী চট্টোপাধ্যায় চৌধুরী দাস দে পারভীন পাল বন্দ্যোপাধ্যায় বসু বিশ্বাস বেগম
    ভট্টাচার্য মজুমদার মণ্ডল মিয়া মুখোপাধ্যায় মোল্লা রহমান রানা রায় শেখ সরকার সাহা সুলতানা সেন হক হাসান হোসাইন হোসেন"""
)
OUTLETS = _words(
    """ynet איי־פי אינסטגרם ארכיון אתר באדיבות גטי דובר דוברות חדשות טוויטר יוטיוב מערכת פייסבוק פלאש90 רויטרס ئاژانس ئاژانسی اخبار
    ارشیف ارشیو الاناضول العربیه انترنت انستغرام ایجنسی ایرنا ایسنا ایف ایلنا برس تسنیم تویتر تۆڕی خبرگزاری رائٹرز روزنامه رویترز سایت
    صحیفه فائل فارس فرانس فیسبوک قناه ماڵپەڕ متداوله مهر موقع میزان نیوز هەواڵ هەواڵی وکالات وکاله ڈیسک ڕۆژنامە یوتیوب आईएएनएस इंटरनेट
    इंस्टाग्राम एएनआई एक्स एजेंसी गूगल जागरण टीम टीवी ट्विटर डेस्क न्यूज पीटीआई फाइल फेसबुक ब्यूरो भास्कर मीडिया यूट्यूब समाचार सोशल
    स्क्रीनग्रैब অনলাইন আলো ইন্টারনেট এএফপি টিভি ডটকম ডেস্ক নিউজ প্রতিনিধি ফাইল ফেসবুক বাসস বিবিসি ভিডিও রয়টার্স সংগৃহীত সংবাদ செய்தி
    டிவி நியூஸ் நிருபர் ராய்ட்டர்ஸ் ട്വിറ്റർ ന്യൂസ് ഫയല് ഫയൽ ഫെയ്സ്ബുക്ക്"""
)
# With what Arabic verbs begin, and words that are two in other languages.
NO_NAMES_BEHIND = ("ی", "و", "کال", "بال", "لل")
OF_OTHER_SENTENCES = _words(
    """אחרי איך אין איפה אל אם את אתמול בלי הוא היא היום זה זו יש כי לא למה לפני מדוע מה מחר מי מתי על עם של اج است الی الیوم امروز امس
    ان با بدون بر برای بسبب بعد بلا به بود بین حول خلال داد دارد در دیروز را رسید رفت سے شد شدند عن غدا فردا فی قبل قد لا لم لماذا لن ما
    متی مع من میں نہیں نے هذا هذه هل پر پس چرا چه چگونه کا کب کجا کرد کردند کل که کو کی کیا کیسے کیف کیوں کے گئی گفت گیا ہیں ہے یافت आज
    कब कल का की के कैसे को कौन क्या क्यों गई गया जिस था थी थे नहीं ने पर फिर में से है हैं আজ আবার এই এক কবে কি কী কীভাবে কে কেন গতকাল
    জন্য থেকে না নেই সেই হয়েছে"""
)
# With what a Bengali word before “representative” ends that is no place.
GENITIVES = ("ের", "দের")
