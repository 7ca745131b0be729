"""Words by which names are told from other words: what `credited.py` asks. Names in scripts without capitals are the most common ones."""

AGENCIES = frozenset(
    """ap afp epa efe dpa tmn lno apa ansa anp ntb tt tass pap lusa sita tasr čtk mti hina pixsell cropix tanjug beta sta bobo elta bns leta err
    belga keystone reuters getty gettyimages istock istockphoto shutterstock alamy adobe unsplash pexels pixabay freepik
    canva depositphotos dreamstime envato profimedia imago alliance wikimedia wikipedia flickr instagram facebook twitter youtube
    telegram tiktok xinhua yonhap kyodo anadolu aa ritzau scanpix lehtikuva agerpres mediafax antara bernama bloomberg nurphoto sipa zuma
    wireimage filmmagic corbis lapresse associated usa imagn afpforum
    тасс риа рбк интерфакс унiан уніан укрінформ бта бнр""".split()
)
OF_AGENCIES = frozenset("via images stock photo photos press picture commons features file handout pool internet today sports united europa x the pictures".split())  # what else is in their names
OF_CREDITS = frozenset(
    """archiv archive archives archivo archivio archief archiwum arkiv arkisto arhiv arhiva arhivă archív privat private privé privato courtesy file
    handout provided contributed submitted staff screenshot screengrab supplied pool cedida divulgação reprodução arquivo captura captură illustration
    writer reporter editor correspondent photographer images image photo photos pictures picture press media agency agence agencia agência
    photography photographer staff redaktion redaction redakcja redacción rédaction fotograf foto stringer graphics news online tv
    архив личный фото скриншот коллаж соцсети пресс-служба пресс-службы архів редакция редакція""".split()
)
OUTLET_STEMS = (  # how a word begins that only the name of an outlet has, whatever else is in it
    *("новост", "агентств", "газет", "портал", "издани", "телеканал", "новин", "агенці", "агенция", "вестник", "вісник", "журнал"),
    *("εφημερίδ", "πρακτορεί", "νέα"),
)
PRESS_OFFICES = frozenset("пресс-служба прес-служба пресс-центр прес-центр прес-офіс пресцентър".split())
ROLES = frozenset(  # behind a name
    """the producer multiplatform digital senior special associate assistant freelance contributing managing correspondent columnist journalist critic
    hour hours ago min mins minutes minute read day days redakteur redakteurin journaliste periodista jornalista giornalista reportero redactor redactora
    корреспондент журналист журналистка редактор кореспондент δημοσιογράφος""".split()
)
PARTICLES = frozenset(
    """von van vom zu zum de del della dell delle degli di da do dos das du des d la le lo el al as bin ibn ben bint abu ter ten der den 't af av y e i
    und and et für of for o van't д'""".split()
)
ARTICLES_OF_NAMES = frozenset("der den het la le lo las los ten".split())  # behind another particle only: “von der”
PARTICLES_BEHIND = frozenset("of for in at für and und et e i y".split())  # with these no name begins,
ARTICLES = frozenset(  # and with these hardly one of several words
    """the a der die das den dem ein eine einen einer le la les l'  un une el los las il lo gli i uno una o os as um uma de het een den det en ett
    et az egy un o ο η το οι τα ένας μια the""".split()
)
# Words of headlines and sentences, which are written with a capital at their beginning, or everywhere.
OF_SENTENCES = (
    frozenset(
        """who whose why how when where what which that this these those is are was were be been has have had will would can could should must may might
    by in upon until unto par por door till em not never no nobody nothing we you they she he it his her its their our your my me us them if than then there here after before without about
    into onto over under during while because until once still again only every each all any some many much more most does did do says said to with
    on our yet out off up down back through across against between near beyond inside outside against yesterday today tomorrow
    warum wieso wie wann wo was wer wen wem wessen welche welcher welches ist sind war waren wird werden wurde hat haben hatte kann kein keine keinen
    nicht nie ohne mit nach vor bei beim für über unter gegen zwischen ihre ihr sein seine unser wir sie ich er es und auf aus im am um als wenn zur so
    pourquoi comment quand où qui que quoi quel quelle est sont était a ont sans avec pour sur sous dans après avant contre entre son sa ses leur nous
    vous ils elle il elles ne pas
    porqué cómo cuándo cuando dónde donde quién quien qué cuál cual es son fue era sin con para sobre tras bajo desde hasta entre su sus nos no se
    perché come quando dove chi che cosa è sono era senza per dopo prima contro tra fra suo sua non si
    porquê onde quem qual são foi sem com após antes sob seu não
    waarom hoe wanneer waar wie wat zonder met na voor tegen tussen zijn haar niet geen
    varför hur när var vem vad utan med efter före mot mellan inte ingen hvorfor hvordan hvem hvad uten uden ikke
    dlaczego jak kiedy gdzie kto co jest są był była bez z po przed przez nie się proč kde kdo není je jsou byl miért hogyan mikor hol ki mi nem van volt
    neden nasıl niçin nerede kim ne değil için ile sonra önce
    mengapa bagaimana kapan siapa apa yang tanpa dengan untuk dari tidak itu ini akan
    почему как когда где кто что чей зачем это этот эта был была были есть нет не без с со в во на под над после до из от мы вы они он она его её их у
    про о об чому коли де хто що це цей був була немає без з із у під після від ми ви вони він вона його її їх
    защо кога къде кой какво това беше няма със след преди към
    γιατί πώς πότε όταν πού ποιος ποια τι είναι ήταν χωρίς με για από στο στη στην στον μετά πριν δεν θα να του της των και
    vì sao khi nào ai gì không có là và của ở với sau cho từ trong những các một
    ինչու ինչպես երբ որտեղ ով ինչ առանց""".split()
    )
    - PARTICLES
    - ARTICLES
    - {"thi"}
)

CHINESE = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖蕭萧田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾鐘"
    "姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊孟秦邱侯江尹薛闫閻段雷龙龍黎史陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武戴莫孔汤湯常温溫康施牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯"
    "岳翟申欧歐耿关關焦左柳甘祝包宁寧尚符舒阮纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游靳辛管柴蒙鲍鮑华華喻祁房滕屈饶饒解牟艾尤时時穆农農司古吉车車项項连連芦蘆麦麥褚娄婁窦竇戚"
    "岑景党宫費费卜冷晏席卫衛柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬和仇栾欒隋商刁沙荣榮巫寇向桑郎甄丛叢虞敖巩鞏明池查麻苑迟遲邝鄺封匡簡简賴赖詹"
)
CHINESE_OF_TWO = (
    "欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|司徒|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|令狐|夏侯|长孙|長孫|端木|南宫|南宮|张简|張簡|范姜"
)
JAPANESE = (
    "佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|渡部|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|斉藤|齋藤|齊藤|清水|山崎|阿部|池田|橋本|山下|石川|中島|前田|藤田|後藤|小川|岡田|"
    "村上|長谷川|近藤|石井|坂本|遠藤|青木|藤井|西村|福田|太田|三浦|藤原|松田|岡本|中川|中野|原田|小野|田村|竹内|金子|和田|中山|石田|上田|森田|柴田|酒井|工藤|横山|宮崎|宮本|内田|高木|"
    "安藤|谷口|大野|丸山|今井|高田|藤本|武田|村田|上野|杉山|増田|平野|大塚|千葉|久保|松井|小島|岩崎|桜井|木下|野口|松尾|菊地|野村|菊池|新井|佐野|大西|杉本|古川|浜田|市川|小松|水野|山内|"
    "西田|小山|島田|北村|安田|荒木|大橋|五十嵐|吉川|川口|平田|川崎|飯田|本田|久保田|沢田|矢野|吉村|岩田|中西|川上|服部|西川|桑原|樋口|松村|大島|福島|小池|望月|土屋|秋山|馬場|"
    "松岡|大谷|尾崎|永井|川村|星野|田口|内藤|児玉|篠原|黒田|田辺|栗原|福井|須藤|片山|三宅|石原|早川|松原|奥村|河野|小田|村山|大久保|富田|荒井|小西|白石|横田|西山|高野|宮田|相澤|浅野"
)
CHINESE_NO_NAMES = (  # common words that begin with a surname, and what is in no name
    "謝謝|谢谢|何时|何時|何处|何處|何人|何故|何以|安全|安静|常见|常見|高温|高溫|高速|高层|高層|石油|石头|黄金|黃金|黄昏|金融|金色|古城|古迹|江水|江边|江南|万人|萬人|方法|关于|關於|于是|任何|任务|时间|時間|时代|時代|"
    "和平|白天|白色|田野|田园|周末|周年|周一|周日|马上|馬上|马路|马戏|鱼|夏天|夏日|秋天|秋日|冬|雷雨|龙舟|龍舟|连夜|連夜|车站|車站|车辆|项目|華人|华人|边境|邊境|边防|成功|成绩|成長|成长|温度|溫度|温暖|"
    "左右|单位|單位|全|程序|路上|路口|路人|水|管理|管道|时事|农民|農民|农业|农村|农历|司机|司機|古代|边|包括|明天|明年|云|房价|房屋|房子|沙滩|沙灘|祖国|池塘|盛会|游客|遊客|游戏|游轮|柴油|景区|景色|党|党员|费用|"
    "宁静|钱|錢|万|萬|向海|向北|向南|武器|康复|康復|施工|罗盘|苏醒|应对|应急|国|國|终于|如何|为何"
)
KOREAN_NO_NAMES = (
    "조선|정치|이웃|주민|고등어|이사회|정치인|정치권|주민들|주차장|전망대|전문가|전시회|공무원|이야기|문화재|문제점|성수기|안내판|강아지|고양이|고깃배|여객선|연락선|연안의|방파제|도선사|선착장|이웃들|우체국|유람선|화물선|"
    "진실은|하늘길|바닷길|오징어|조개껍|양식장|정류장|지하철|국회의|여행자|여행기|노동자|신호등|안개속|한밤중|이별가|정부가|정부의|한국은|서울은|민주화|공사장|도시락|원자력|구조대|구조선|장마철|장터길|현장은"
)
HAN_OUTLETS = (
    ".{0,14}(?:新闻|新聞|日报|日報|晚报|时报|時報|周刊|週刊|杂志|雜誌|网络|網路|客户端|公众号|微博|微信|频道|頻道|卫视|衛視|中心|出版社|图库|圖庫|视觉中国|资料图|資料照|資料圖|提供|供图|供圖|摄|攝|"
    "截图|截圖|翻攝|官网|官網|臉書|脸书|授权|授權|通信|フォト|アフロ|編集部|写真部|より|撮影|取材班|スポーツ部|ロイター|共同|時事|ゲッティ|イメージズ|事務所|会社|公式|"
    "記者|记者|编辑|編輯|实习生|通讯员|摄影|攝影|報導|报道|撰稿|編譯|综合|編譯|编译|撰文|本报|本刊|编辑部|宣传部|委员会|協會|协会|基金会|研究院|文化传媒|传媒|傳媒|科技|返回.{0,8}|查看更多|财经|財經|"
    "體育|体育|工作室|公司|外交部|国防部|統計|統計處|统计)"
    "|.{2,14}(?:网|網|社|报|報|台|臺|局|厅|廳|署|院|组|組)"
)
KOREAN = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염추길왕맹탁국여연도라"
KOREAN_OF_TWO = "남궁|황보|제갈|사공|선우|독고"
KOREAN_ROLES = (
    "기자|특파원|인턴기자|인턴 기자|객원기자|사진기자|선임기자|전문기자|수습기자|기자단|통신원|논설위원|위원|작가|에디터|PD|피디|교수|대표|변호사|칼럼니스트|평론가|리포터|아나운서|앵커|디자이너|"
    "제공|촬영"
)
KOREAN_OUTLETS = (
    ".{0,16}(?:뉴스|뉴스1|일보|신문|신문사|방송|방송국|통신|연합|연합뉴스|뉴시스|제공|캡처|캡쳐|갈무리|닷컴|미디어|포토|타임스|투데이|게티이미지뱅크|게티이미지코리아|게티이미지|픽사베이|언스플래시|셔터스톡|"
    "인스타그램|페이스북|유튜브|트위터|홈페이지|블로그|온라인 커뮤니티|누리집|데일리|헤럴드|텔레비전|[A-Z]{2,5}|시청|군청|구청|도청|공사|공단|위원회|연구원|대학교|협회|재단|편집부|편집국|뉴스팀|"
    "로이터|소방서|경찰서|엔터테인먼트|통신사|방송사|출판사|소속사)|(?:독자|본인|소방)|.{2,16}청"
)
THAI_OUTLETS = (
    "ข่าว สำนัก เพจ เฟซบุ๊ก เฟสบุ๊ก ไทยรัฐ เดลินิวส์ มติชน ข่าวสด ไทยพีบีเอส กองบรรณาธิการ ทีมงาน รอยเตอร์ เอเอฟพี ออนไลน์ ทวิตเตอร์ อินสตาแกรม ยูทูบ นิวส์".split()
)
THAI_NO_NAMES = (
    "ทำไม ไม่ ที่ ของ และ กับ จะ ได้ การ ความ เป็น ให้ จาก แล้ว เมื่อ วาน ตอน ยาม เช้า เย็น คืน เรือ ท่า ทะเล เกาะ คน บ้าน เมือง ตำรวจ น้ำ ปลา ดอกไม้ ประเทศ ปี เดือน อะไร ใคร อย่าง ไร "
    "หรือ เพราะ ต้อง กลับ ชีวิต โลก เรา เขา ใน บน ใต้ หลัง ก่อน ใหม่ เก่า รถ ทาง ถนน โรง ร้าน ตลาด เด็ก แม่ พ่อ หมู่ ชาว เล่า ตำนาน เหตุ ไฟ พายุ ฝน"
).split()

# In the form of `credited`: Arabic letters made one, no signs of vowels.
GIVEN = frozenset(
    """محمد احمد علی حسن حسین محمود مصطفی عبد عبدالله عبدالرحمن عبدالعزیز عبدالکریم خالد عمر عمرو یوسف ابراهیم اسماعیل طارق کریم سامی سمیر سعید سعد سلیم سلیمان
    سلمان ناصر نبیل نادیه نادر هانی هشام هیثم وائل ولید یاسر یاسین یحیی زید زیاد زکریا رامی رانیا رشا رضا رضوان راشد رشید رائد ربیع رجب شادی شریف
    شیماء صالح صلاح صابر عادل عاطف عامر عباس عدنان عزیز عصام عماد عثمان عیسی غاده غسان فاطمه فادی فارس فهد فهیم فیصل فوزی قاسم قیس کمال لیلی لینا لؤی
    ماجد مازن مالک ماهر مجدی محسن مراد مروان مریم مروه مهدی مها مهند موسی منی منال منصور منیر مؤمن میرنا نورا نوال هاله هبه هدی هند هناء وسام یسری
    ایمن اسامه اسراء اسماء اشرف اکرم امجد امیر امیره امین انس انور ایهاب ایاد بدر بسام بشار بلال تامر جابر جاسم جلال جمال جمیل جورج حاتم
    حازم حامد حمد حمدی حمزه حیدر خدیجه خلیل داود دعاء دیما دینا سهام سهیر سوزان سوسن طلال طه ظافر عائشه عبیر عز عزه غازی نجلاء نهی هاجر
    محمدرضا محمدعلی محمدحسین علیرضا غلامرضا حمیدرضا امیرحسین امیرعلی اکبر اصغر مجید مسعود مجتبی مرتضی محبوبه معصومه مهسا مهران مهرداد مینا میلاد نازنین نرگس
    نسرین نیلوفر نیما هادی هومن وحید یگانه پریسا پویا پرویز پروین تینا ثمین جعفر جواد جمشید حمید حبیب خسرو داریوش داوود راحله رامین رسول روح
    زهرا زهره زینب ساره ساسان ساناز سارا سپیده سجاد سعیده سمانه سمیه سمیرا سهراب سهیل سیاوش سید سیما سینا شاهین شهرام شهره شهریار شیدا
    شیرین شیوا صادق صدیقه طاهره عاطفه عبدالحسین فائزه فرزاد فرزانه فرشته فرشاد فرهاد فرید فریبا فریده فواد کاظم کامران کاوه کوروش کیان کیانوش گلناز لیلا
    بابک بهرام بهروز بهزاد بهنام بهنوش بیتا بیژن آرش آرمان آزاده ارش ارمان ازاده اتنا افسانه افشین الهام الهه الناز ایرج ایلناز
    عمران عاصم عائشہ فاطمہ نواز شہباز شاہد شاہ شکیل ظفر ظہیر وقار وسیم ندیم نعیم نثار مظہر مبشر کاشف کامران فرحان فیض عرفان طلحہ جاوید ثنا اقبال ارشد اعجاز
    اظہر افتخار اویس انعام بابر حامد حنیف خرم دانش ذیشان راجہ رانا راؤ رضوان
    משה דוד יוסף יעקב אברהם יצחק שמואל דניאל יונתן אורי איתי איתן אלון אלי אמיר אמנון אסף אבי אבנר אהוד אורן אופיר אייל אילן אילנה אלכס אלעד אפרת אריאל אריה ארז
    בן בני בועז ברק גד גדי גדעון גיא גיל גילי גלי גלעד גבי דן דנה דני דורון דפנה דורית דליה הדס הילה הלל זאב זהבה חגי חגית חנן חנה טלי טובה
    יאיר יגאל יהודה יהונתן יובל יואב יואל יוני יורם יותם יעל יפעת ירון ישראל כרמית כרמל לאה ליאור לימור לירון לילך מאיה מאיר מורן מיכל מיכאל מירב מיה מיקי מנחם מרדכי
    מרים מתן נדב נועה נחום נטע נטלי ניצן ניר נעמה נעמי נתן נתנאל סיון סמדר סיגל עדי עדנה עומר עוזי עודד עידו עידן עידית ענבל ענת עמוס עמית עמיר עמרי ערן עופר עפר
    פנינה צבי צביקה ציפי קובי קרן רביב רוני רועי רונן רות רותם רחל רינה רן רם רפי רויטל שאול שחר שירה שירי שירלי שלומי שלמה שמעון שרה שרון שגיא תום תומר תמי תמרה
    राम कुमार अनिल अनीता अजय अमित अमर अमिता अशोक अभिषेक अरुण अर्चना आकाश आशीष आनंद आरती इमरान ऋषि कपिल करण कविता कृष्ण गौरव गीता चंदन जय जितेंद्र तरुण
    दीपक दिनेश दिव्या धर्मेंद्र नरेंद्र नवीन नितिन नेहा पवन पंकज प्रदीप प्रवीण प्रिया प्रियंका बृजेश भूपेंद्र मनीष मनोज महेश मुकेश मीना मोहन मोहम्मद यश योगेश रवि राकेश राजीव
    राजेश राजेंद्र राहुल रितु रीना रोहित ललित विनोद विनय विवेक वीरेंद्र शशि शिवम शुभम श्याम श्वेता संजय संजीव संदीप संतोष सचिन सतीश समीर सरिता सविता सुधीर सुनील सुनीता सुमित
    सुरेश सुरेंद्र सौरभ स्वाति हरीश हिमांशु हेमंत
    রহিম করিম মোহাম্মদ মো মোঃ আবদুল আব্দুল আবুল আবু আহমেদ আলী আমিনুল আনিসুল আরিফ আশরাফ কামাল কামরুল জাহিদ জাহাঙ্গীর জসিম তানভীর তারেক নাজমুল নাসির নুরুল ফারুক ফাহিম
    মাহমুদ মাহবুব মিজানুর মনির মাসুদ মামুন রফিকুল রাকিব রাশেদ রুবেল শফিকুল শাহীন শাহ সাইফুল সালমা সাইদ সোহেল সুমন হাসান হাবিব হারুন ইমরান এম এস সৈয়দ সৈয়দ শেখ
    অনিতা অমিত অনির্বাণ অভিজিৎ অরিন্দম কৌশিক জয়ন্ত জয়ন্ত দীপক দেবাশিস পার্থ প্রদীপ প্রসেনজিৎ বিশ্বজিৎ রাজীব শুভঙ্কর সঞ্জয় সঞ্জয় সন্দীপ সুব্রত সৌমিত্র সৌরভ""".translate(
    str.maketrans("أإآيىكۀة", "اااییکهه", "\u093c")
    ).split()
)
FAMILY = frozenset(
    """शर्मा सिंह यादव गुप्ता वर्मा मिश्रा मिश्र पांडेय पाण्डेय पांडे तिवारी त्रिपाठी शुक्ला दुबे द्विवेदी चतुर्वेदी कुमार कुमारी देवी चौधरी चौहान राठौर राजपूत ठाकुर झा सिन्हा प्रसाद श्रीवास्तव सक्सेना अग्रवाल जैन
    मेहता शाह पटेल देसाई जोशी पाटिल पाटील कुलकर्णी देशमुख शिंदे पवार जाधव गायकवाड़ मीणा गुर्जर जाट सैनी बघेल साहू नायक राय दास घोष खान अंसारी हुसैन अली अहमद मलिक नेगी रावत बिष्ट भट्ट पंत थापा श्रेष्ठ
    अधिकारी बिश्वकर्मा विश्वकर्मा कश्यप मौर्य पाल निषाद गौतम बाजपेयी वाजपेयी अवस्थी दीक्षित उपाध्याय भारद्वाज कपूर खन्ना मल्होत्रा अरोड़ा सेठी भाटिया बत्रा
    উদ্দিন আক্তার হোসেন হোসাইন হাসান ইসলাম রহমান আহমেদ আহমদ খান চৌধুরী আলী আলম মিয়া মিয়া সরকার হক শেখ মোল্লা মণ্ডল বিশ্বাস দাস দে সাহা ঘোষ বসু সেন পাল রায় রায়
    চক্রবর্তী মুখোপাধ্যায় মুখোপাধ্যায় বন্দ্যোপাধ্যায় বন্দ্যোপাধ্যায় চট্টোপাধ্যায় চট্টোপাধ্যায় ভট্টাচার্য মজুমদার বেগম খাতুন সুলতানা পারভীন ইয়াসমিন রানা কবির করিম উল্লাহ
    כהן לוי מזרחי פרץ ביטון דהן אברהם פרידמן אזולאי מלכה כץ יוסף דוד עמר אוחנה חדד גבאי בן־דוד אדרי לוין טל קליין חן שפירא חזן משה קפלן רוזנברג גולן שרון גולדשטיין סגל
    خان بٹ ملک چوہدری قریشی صدیقی شیخ میر مرزا بخاری رضوی نقوی جعفری حسینی محمدی احمدی رضایی کریمی موسوی هاشمی حیدری رحیمی نوری اکبری قاسمی مرادی صادقی""".translate(
        str.maketrans("أإآيىكۀة", "اااییکهه", "\u093c")
    ).split()
)
OUTLETS = frozenset(
    """وکاله وکالات صحیفه موقع قناه رویترز الاناضول العربیه فرانس برس ارشیف انترنت فیسبوک تویتر انستغرام یوتیوب متداوله
    خبرگزاری روزنامه سایت ایسنا ایرنا مهر فارس تسنیم ایلنا میزان ارشیو فائل نیوز ایجنسی ڈیسک اخبار هەواڵی هەواڵ ئاژانس ئاژانسی ڕۆژنامە تۆڕی ماڵپەڕ
    ایف رائٹرز
    רויטרס דובר דוברות באדיבות ארכיון אתר חדשות ynet פייסבוק אינסטגרם טוויטר יוטיוב פלאש90 איי־פי גטי מערכת
    समाचार न्यूज न्यूज़ न्यूज एजेंसी डेस्क मीडिया टीम ब्यूरो टीवी भास्कर जागरण एएनआई पीटीआई आईएएनएस एक्स ट्विटर फेसबुक इंस्टाग्राम यूट्यूब सोशल फाइल फ़ाइल गूगल स्क्रीनग्रैब इंटरनेट सोशल
    সংবাদ নিউজ টিভি অনলাইন ডটকম রয়টার্স রয়টার্স এএফপি বাসস বিবিসি সংগৃহীত ফেসবুক ইন্টারনেট আলো ডেস্ক প্রতিনিধি ফাইল ভিডিও
    செய்தி நிருபர் டிவி நியூஸ் ராய்ட்டர்ஸ் ഫയൽ ഫയല് ന്യൂസ് ട്വിറ്റർ ഫെയ്സ്ബുക്ക്""".translate(str.maketrans("أإآيىكۀة", "اااییکهه", "\u093c")).split()
)
NO_NAMES_BEHIND = ("ی", "و", "کال", "بال", "لل")  # with which Arabic verbs begin, and words of two
OF_OTHER_SENTENCES = frozenset(
    """في من الى عن قبل بعد خلال مع بسبب لا لم لن قد ان حول لماذا کیف متی هل ما بلا بدون بین هذا هذه امس الیوم غدا
    در به با بر را که پس شد کرد است برای چرا چگونه چه کجا کی دیروز امروز فردا بود داد گفت شدند کردند دارد رفت یافت رسید
    میں کی کے کا نے کو سے پر ہے ہیں گیا گئی کب کیوں کیا کیسے کل آج نہیں
    למה מדוע איך מתי איפה מה מי לא של את על עם אל זה זו הוא היא אתמול היום מחר בלי אחרי לפני כי אם יש אין
    में का की के ने को से पर है हैं था थे थी गया गई नहीं कब क्यों कैसे क्या कौन जिस कल आज फिर
    কবে কেন কী কি কে কীভাবে না নেই হয়েছে হয়েছে গতকাল আজ আবার থেকে জন্য এক এই সেই""".translate(
        str.maketrans("أإآيىكۀة", "اااییکهه", "\u093c")
    ).split()
)
GENITIVES = ("ের", "দের")  # with which a Bengali word before “representative” ends that is no place
