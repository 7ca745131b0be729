# ruff: noqa: E501 - a paragraph a line
"""Sentences for the tests, written for them: what a news site may have run, in a few scripts."""

ENGLISH = "The minister said the river had risen twice since spring, and that nobody in the valley would sleep before the dam was closed."
TYPOGRAPHIC = (
    "“We didn’t ask for this,” the mayor’s daughter said — “nobody did.” The café on Main Street, which hadn’t closed in 40 years…\n"
    "It won’t open before Monday, and that’s a promise the owner’s lawyers made on Friday – in writing, they’d add."
)
TEXTS = {
    "de": "Die Bürgermeisterin eröffnete am Samstag die größte Brücke über den Fluß, während Gegner des Projekts draußen für Bäume demonstrierten. Für später plant die Stadt, so hört man, weitere Straßen.",
    "fr": "Le maire a été réélu dès le premier tour; à l’hôtel de ville, où la fête a duré jusqu’à minuit, on répétait que rien n’était gagné et que l’année serait très difficile pour les élèves.",
    "es": "El alcalde anunció que el año próximo habrá más autobuses en los barrios pequeños; según él, la situación económica también mejorará, aunque la oposición señaló que aún no está todo decidido.",
    "pl": "Burmistrz zapowiedział, że w przyszłym roku ruszą prace przy budowie nowej ścieżki rowerowej, choć część mieszkańców wciąż się sprzeciwia. Żaden z urzędników nie chciał wczoraj mówić o pieniądzach.",
    "cs": "Starosta řekl, že příští rok začne stavba nového mostu přes řeku, ačkoli část občanů je stále proti. Žádný z úředníků včera nechtěl mluvit o penězích a také o tom, kdo bude platit údržbu.",
    "tr": "Belediye başkanı gelecek yıl yeni köprünün yapımına başlanacağını söyledi; ancak mahalle sakinlerinin bir kısmı hâlâ karşı çıkıyor. Dün hiçbir görevli bütçe hakkında konuşmak istemedi, çünkü ödeme günü değişmişti.",
    "ru": "Мэр объявил, что в будущем году начнётся строительство нового моста через реку, хотя часть жителей по-прежнему возражает. Никто из чиновников вчера не захотел говорить о деньгах.",
    "uk": "Міський голова оголосив, що наступного року почнеться будівництво нового моста через річку, хоча частина мешканців і досі заперечує. Ніхто з урядовців учора не захотів говорити про їхні гроші.",
    "el": "Ο δήμαρχος ανακοίνωσε ότι του χρόνου θα αρχίσει η κατασκευή της νέας γέφυρας, αν και ένα μέρος των κατοίκων εξακολουθεί να αντιδρά. Κανείς από τους υπαλλήλους δεν ήθελε χθες να μιλήσει για χρήματα.",
    "he": "ראש העיר הודיע כי בשנה הבאה תתחיל בניית הגשר החדש מעל הנהר, אף שחלק מן התושבים עדיין מתנגדים. איש מן הפקידים לא רצה אתמול לדבר על הכסף.",
    "ar": "أعلن رئيس البلدية أن بناء الجسر الجديد فوق النهر سيبدأ في العام المقبل، رغم أن بعض السكان ما زالوا يعارضون المشروع. ولم يرغب أي موظف أمس في الحديث عن المال.",
    "lt": "Meras pranešė, kad kitais metais prasidės naujo tilto per upę statyba, nors dalis gyventojų vis dar prieštarauja. Nė vienas valdininkas vakar nenorėjo kalbėti apie pinigus, žemę ir mokesčius.",
    "th": "นายกเทศมนตรีประกาศว่าปีหน้าจะเริ่มสร้างสะพานใหม่ข้ามแม่น้ำ แม้ว่าชาวบ้านบางส่วนยังคัดค้านอยู่ เมื่อวานนี้ไม่มีเจ้าหน้าที่คนใดอยากพูดเรื่องเงิน",
    "zh": "市长宣布，明年将开始在河上建造一座新桥，尽管一部分居民仍然反对。昨天没有任何官员愿意谈论资金问题，学校和医院也没有说明什么时候开门。",
    "ja": "市長は来年から川に新しい橋を建設すると発表しましたが、一部の住民はまだ反対しています。きのうは、お金のことについて話したいという職員はだれもいませんでした。",
    "ko": "시장은 내년부터 강 위에 새로운 다리를 건설하기 시작하겠다고 발표했지만 일부 주민들은 여전히 반대하고 있다. 어제는 돈에 대해 이야기하려는 공무원이 아무도 없었다.",
}
CODECS = {
    "de": ("cp1252", "cp850", "mac-roman"), "fr": ("cp1252", "mac-roman"), "es": ("cp1252", "cp850", "mac-roman"),
    "pl": ("cp1250", "iso8859-2", "cp852"), "cs": ("cp1250", "iso8859-2"), "tr": ("cp1254", "iso8859-9"),
    "ru": ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"), "uk": ("cp1251", "koi8-u"), "el": ("cp1253", "iso8859-7"),
    "he": ("cp1255", "iso8859-8"), "ar": ("cp1256",), "lt": ("cp1257", "iso8859-13"), "th": ("cp874",),
    "zh": ("gb18030",), "ja": ("cp932", "euc_jp", "iso2022_jp"), "ko": ("cp949",),
}  # fmt: skip
