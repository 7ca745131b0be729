"""Small articles in many languages, in our own words: two paragraphs, a last one to cut off, and what a page prints below it."""

ARTICLES: dict[str, tuple[str, str, str, str]] = {
    "en": (
        "The ferry that links the island with the mainland was taken out of service on Monday after a crack was found in its hull.",
        "Nobody was hurt, the harbour master said, but the repair will take several weeks and cost more than the council has set aside.",
        "Two smaller boats will carry people, but no cars, until the hull has been welded, and the baker on the quay says that he has "
        "never sold so many rolls to people who stand in a queue and wait",
        "Read more: Ten quiet beaches for the summer",
    ),
    "de": (
        "Die Fähre zwischen der Insel und dem Festland fährt seit Montag nicht mehr, weil im Rumpf ein Riss gefunden wurde.",
        "Verletzt wurde niemand, sagte der Hafenmeister, doch die Reparatur dauert mehrere Wochen und kostet mehr als geplant.",
        "Zwei kleinere Boote bringen bis dahin Menschen, aber keine Autos über das Wasser, und der Bäcker am Kai sagt, er habe noch nie "
        "so viele Brötchen an Leute verkauft, die in einer Schlange stehen und warten",
        "Lesen Sie auch: Zehn stille Strände für den Sommer",
    ),
    "fr": (
        "Le bac qui relie l’île au continent est à l’arrêt depuis lundi, une fissure ayant été découverte dans sa coque.",
        "Personne n’a été blessé, selon le capitaine du port, mais la réparation prendra plusieurs semaines et coûtera cher.",
        "Deux bateaux plus petits transportent les habitants, mais aucune voiture, et le boulanger du quai affirme n’avoir jamais "
        "vendu autant de pain à des gens qui font la queue et attendent",
        "Lire aussi : Dix plages tranquilles pour l’été",
    ),
    "es": (
        "El transbordador que une la isla con tierra firme dejó de navegar el lunes tras hallarse una grieta en su casco.",
        "Nadie resultó herido, dijo el capitán del puerto, pero la reparación durará varias semanas y costará más de lo previsto.",
        "Dos barcos más pequeños llevan a la gente, pero no los coches, y el panadero del muelle cuenta que nunca había vendido tantos "
        "panecillos a personas que hacen cola y esperan",
        "Lee también: Diez playas tranquilas para el verano",
    ),
    "it": (
        "Il traghetto che collega l’isola alla terraferma è fermo da lunedì, dopo che una crepa è stata trovata nello scafo.",
        "Nessuno è rimasto ferito, ha detto il comandante del porto, ma la riparazione richiederà parecchie settimane di lavoro.",
        "Due barche più piccole portano le persone, ma non le auto, e il fornaio del molo racconta di non aver mai venduto tanti panini "
        "a gente che sta in fila e aspetta",
        "Leggi anche: Dieci spiagge tranquille per l’estate",
    ),
    "pt": (
        "O barco que liga a ilha ao continente deixou de navegar na segunda-feira, depois de encontrada uma fenda no casco.",
        "Ninguém ficou ferido, disse o capitão do porto, mas a reparação vai demorar várias semanas e custar mais do que o previsto.",
        "Dois barcos mais pequenos levam as pessoas, mas não os carros, e o padeiro do cais conta que nunca vendeu tantos pães a gente "
        "que está na fila e espera",
        "Leia também: Dez praias sossegadas para o verão",
    ),
    "nl": (
        "De veerboot tussen het eiland en het vasteland vaart sinds maandag niet meer, omdat er een scheur in de romp is gevonden.",
        "Niemand raakte gewond, zei de havenmeester, maar de reparatie duurt enkele weken en kost meer dan de gemeente had begroot.",
        "Twee kleinere boten brengen mensen, maar geen auto’s, naar de overkant, en de bakker op de kade zegt dat hij nog nooit zoveel "
        "broodjes heeft verkocht aan mensen die in de rij staan en wachten",
        "Lees ook: Tien stille stranden voor de zomer",
    ),
    "sv": (
        "Färjan mellan ön och fastlandet har inte gått sedan i måndags, då en spricka upptäcktes i skrovet under den årliga kontrollen.",
        "Ingen skadades, säger hamnkaptenen, men reparationen tar flera veckor och kostar mer än vad kommunen har lagt undan.",
        "Två mindre båtar tar människor, men inga bilar, över sundet, och bagaren på kajen säger att han aldrig har sålt så många bullar "
        "till folk som står i kö och väntar",
        "Läs också: Tio stilla stränder för sommaren",
    ),
    "pl": (
        "Prom łączący wyspę z lądem nie kursuje od poniedziałku, ponieważ w jego kadłubie znaleziono pęknięcie podczas przeglądu.",
        "Nikt nie został ranny, powiedział kapitan portu, ale naprawa potrwa kilka tygodni i będzie kosztować więcej, niż planowano.",
        "Dwie mniejsze łodzie przewożą ludzi, lecz nie samochody, a piekarz z nabrzeża mówi, że nigdy nie sprzedał tylu bułek ludziom, "
        "którzy stoją w kolejce i czekają",
        "Czytaj też: Dziesięć cichych plaż na lato",
    ),
    "cs": (
        "Trajekt, který spojuje ostrov s pevninou, od pondělí nejezdí, protože se v jeho trupu při kontrole našla trhlina.",
        "Nikdo nebyl zraněn, řekl kapitán přístavu, ale oprava potrvá několik týdnů a bude stát víc, než si obec odložila.",
        "Dvě menší lodě vozí lidi, ale žádná auta, a pekař na nábřeží říká, že ještě nikdy neprodal tolik housek lidem, kteří stojí ve "
        "frontě a čekají",
        "Čtěte také: Deset tichých pláží na léto",
    ),
    "hu": (
        "A szigetet a szárazfölddel összekötő komp hétfő óta nem jár, mert az éves vizsgálaton repedést találtak a törzsében.",
        "Senki sem sérült meg, mondta a kikötőmester, de a javítás több hétig tart, és többe kerül, mint amennyit a tanács félretett.",
        "Két kisebb hajó viszi át az embereket, de autót nem, és a rakparti pék azt mondja, hogy még soha nem adott el ennyi zsemlét "
        "sorban álló és várakozó embereknek",
        "Olvassa el ezt is: Tíz csendes part a nyárra",
    ),
    "ru": (
        "Паром, связывающий остров с материком, не ходит с понедельника, потому что в его корпусе нашли трещину.",
        "Никто не пострадал, сказал капитан порта, но ремонт займёт несколько недель и обойдётся дороже, чем ожидал городской совет.",
        "Два небольших катера перевозят людей, но не машины, а пекарь на набережной говорит, что никогда ещё не продавал столько булок "
        "людям, которые стоят в очереди и ждут",
        "Читайте также: Десять тихих пляжей на лето",
    ),
    "tr": (
        "Adayı anakaraya bağlayan feribot, gövdesinde bir çatlak bulunduğu için pazartesi gününden beri sefere çıkmıyor.",
        "Liman başkanı kimsenin yaralanmadığını, ancak onarımın birkaç hafta süreceğini ve beklenenden pahalıya mal olacağını söyledi.",
        "İki küçük tekne insanları taşıyor ama arabaları taşımıyor, rıhtımdaki fırıncı da kuyrukta bekleyen insanlara hiç bu kadar çok "
        "çörek satmadığını anlatıyor",
        "Ayrıca oku: Yaz için on sessiz plaj",
    ),
    "ar": (
        "توقفت العبارة التي تربط الجزيرة بالبر الرئيسي عن العمل منذ يوم الاثنين بعد اكتشاف شق في هيكلها خلال الفحص السنوي.",
        "ولم يصب أحد بأذى كما قال مدير الميناء، لكن الإصلاح سيستغرق عدة أسابيع وسيكلف أكثر مما خصصه المجلس البلدي لهذا الغرض.",
        "وينقل قاربان صغيران الناس دون السيارات إلى الضفة الأخرى، ويقول خباز الرصيف إنه لم يبع قط مثل هذا العدد من الأرغفة لأناس يقفون "
        "في الطابور وينتظرون",
        "اقرأ أيضا: عشرة شواطئ هادئة للصيف",
    ),
    "hi": (
        "द्वीप को मुख्य भूमि से जोड़ने वाली नाव सोमवार से बंद है, क्योंकि सालाना जांच में उसके तल में एक दरार मिली है।",
        "बंदरगाह के अधिकारी ने बताया कि किसी को चोट नहीं आई, लेकिन मरम्मत में कई हफ्ते लगेंगे और खर्च अनुमान से ज्यादा होगा।",
        "दो छोटी नावें लोगों को पार ले जा रही हैं, पर गाड़ियों को नहीं, और घाट का नानबाई कहता है कि उसने कतार में खड़े लोगों को इतनी रोटियां पहले कभी "
        "नहीं बेचीं",
        "यह भी पढ़ें: गर्मियों के लिए दस शांत समुद्र तट",
    ),
    "zh": (
        "连接该岛与大陆的渡轮自周一起停航，因为在年度检查中发现船体有一道裂缝，港务局当晚就关闭了这条航线，居民们只好另想办法。",
        "港务长说没有人受伤，但修理需要好几个星期，费用也比镇议会预留的要多，议员们将在下个月讨论这笔钱从哪里来，怎样分摊。",
        "两艘较小的船只运送乘客而不运送汽车，码头上的面包师说，他从来没有向排队等候的人卖出过这么多面包",
        "相关阅读：夏天的十个安静海滩",
    ),
    "ja": (
        "島と本土を結ぶフェリーは、年に一度の点検で船体に亀裂が見つかったため、月曜日から運航を取りやめている。",
        "港長によると、けが人はいないが、修理には数週間かかり、費用は町議会が用意していた額を上回る見込みだという。",
        "小型船二隻が人を運んでいるが車は運べず、岸壁のパン屋は列に並んで待つ人たちにこれほど多くのパンを売ったことはないと話す",
        "関連記事：夏に行きたい静かな浜辺十選",
    ),
    "ko": (
        "섬과 육지를 잇는 여객선이 연례 점검에서 선체에 금이 간 것이 발견되어 월요일부터 운항을 멈추었다고 항만청이 밝혔다.",
        "항만장은 다친 사람은 없지만 수리에는 여러 주가 걸리고 비용도 군의회가 마련해 둔 것보다 더 많이 들 것이라고 말했다.",
        "작은 배 두 척이 사람을 실어 나르지만 자동차는 싣지 못하며 부두의 빵집 주인은 줄을 서서 기다리는 사람들에게 이렇게 많은 빵을 판 적이 "
        "없다고 말한다",
        "관련기사: 여름에 가 볼 만한 조용한 해변 열 곳",
    ),
}
