"""What can stand behind a label as a name, and what heads a text or is a caption."""

import pytest

import scrubber
from scrubber.boilerplate.credited import is_credit, is_signature
from scrubber.boilerplate.wordings import known

CREDITS = """
By Workzone Doe Team• 4 mins read
By Jane Doe, The Canadian Press — Apr 5 2019
By Jane Doe • 1 hour ago
By Jane Doe, HBTV multiplatform producer
Photo: The Associated Press
Foto: dpa/Jan Muster
Foto: Ministerio de Puertos
Foto: Archivo
Foto: Divulgação/Prefeitura do Porto
Foto: Porto Alegre FC
Photo credit: Jane Doe
Crédit photo : AFP
Photo : DR
Foto: privat
Foto: Polizei Hamburg
Foto: Feuerwehr
Foto: Kari Nordmann
Foto: Kari Nordmann / Havnebladet
Kuva: Matti Meikäläinen
Fotó: MTI/Kovács Anna
Photo by Jane Doe on Unsplash
Photo courtesy of Jane Doe
Photo: U.S. Navy
Photo: NASA/JPL-Caltech
Photo: City of Porto
Photo: Department of Fisheries
Image: Jane Doe for Harbour News
Illustration: Jane Doe/The Lantern
Video: Harbour TV
Photo: Harbour Police Department
Fotos: Erika Muster, Jan Beispiel
Foto: Erika Muster (Archiv)
Bild: KNA
Bild: Erika Muster
Photo: Courtesy Jane Doe
Photo: Handout
Foto: Istimewa
Foto: ANTARA/Budi Santoso
Фото: пресс-служба порта
Фото: пресс-служба губернатора
Фото: Пресс-служба МЧС
Фото: соцсети
Фото: Иван Петров / Портовые новости
Фото: Facebook
Фото: личный архив
Автор: редакция
Фото: Reuters
Фото автора
Светлина: Олена Коваль
Снимка: БГНЕС
Снимка: Пристанище Варна
Φωτογραφία: ΑΠΕ-ΜΠΕ
Φωτό: Intime
Ảnh: NVCC
Ảnh: Nguyễn Văn An
Ảnh: Báo Hải Cảng
Nguồn: Báo Hải Cảng
Tổng hợp: An Nhiên
Bài và ảnh: Lê Hoa
图：新华社
图/网络
图片来源：视觉中国
文：王小明
文字：张伟 摄影：李娜
编辑：刘洋
来源：新华网
来源：央视新闻客户端
圖：台北市政府提供
攝影：記者陳志明
記者：林美玲
写真：共同通信
写真：時事
撮影：山本太郎
文：鈴木一郎
写真：編集部
사진: 연합뉴스
사진: 항만청 제공
사진: 게티이미지뱅크
글: 박서준 기자
자료: 통계청
صورة: رويترز
الصورة: وكالة الأنباء
كتب: أحمد حسن
كتب - محمد علي
كتبت: سارة محمود
عکس: ایسنا
عکس: رضا محمدی
عکاس: حسین رضایی
نویسنده: سارا احمدی
فوٹو: اے ایف پی
צילום: רויטרס
צילום: דובר צה"ל
צילום: אבי כהן
מאת: רונית לוי
फोटो: पीटीआई
फोटो: सोशल मीडिया
लेखक: सुनीता वर्मा
फोटो: एएनआई
ছবি: সংগৃহীত
ছবি: প্রথম আলো
লেখক: আনিসুল হক
โดย: ปิยะ ทองดี
ภาพ: ไทยรัฐ
Լուսանկարը՝ Արմենպրես
Հեղինակ՝ Աննա Պետրոսյան
Fotoğraf: AA
Fotoğraf: Ali Kaya/Liman Haber
Haber: Ayşe Yılmaz
""".strip().split("\n")

OWN = """
Photo: Jane Doe at the harbour
Photo: Jane Doe, mother of two boys
Author: The Man Who Never Was
Author: Portrait of a Liar
Text: Ferries Fail Again
Text: What Remains
Text: Jane Doe liest im Hafen
Photo: Boats at Dawn
Photo: Fishing boats
Photo: Sunset over Porto
Photo: A boat
Photo: Old boats, new nets
Foto: Boote im Hafen
Foto: Das Boot
Foto: Barcos viejos
Foto: Gli abitanti
Foto: Barco y mar
Foto: El muelle
Foto: Vieux port
Foto: De haven
Kuva: Vanha satama
Kuva: Satama yöllä
Fotó: A kikötő
Zdjęcie: Stary port
Foto: Starý přístav
Fotoğraf: Eski liman
Foto: Pelabuhan lama
Автор: Последний капитан
Автор: Смерть автора
Автор: Иван вернулся домой
Фото: Старый порт
Текст: Слово и дело
Редактор: Конец профессии
Снимка: Старото пристанище
Φωτογραφία: Παλιό λιμάνι
Κείμενο: Θάλασσα και φως
Ảnh: Cảng cũ
Bài: Mùa biển động
Tác giả: Người đi biển
编辑：高速公路
作者：金色沙滩
文：江水长流
记者：任何人都可以
作者：安全第一
作者：白鹿原
文：水手
记者：请问
记者：对
作者：无名氏
图：老码头
照片：灯塔
記者：謝謝
記者：好的
文：山本家の人々
文：田中家の秘密
写真：古い港
写真：灯台
画像：船の図
文：石川の海
文：福島の今
글: 조선의 바다
사진: 조선소
글: 이야기
사진: 이웃집
사진: 주민들
글: 하늘길
사진: 등대
كتب: محمد يعود
كتب: علي والبحر
كتب: مصر القديمة
تحرير: كريم يرحل
ترجمة: جميل كالبحر
كتب: نور الفجر
گفتگو: امید آخر
گزارش: سحر دریا
تصویر: ستاره شب
ترجمه: رویا بافی
מאת: אור גדול
כתבה: טל של בוקר
ראיון: גל חדש
כתבה: עדן אבוד
צילום: שיר אחרון
ראיון: חן וחסד
लेखक: राम घर लौटा
फोटो: ज्योति जली
लेखन: आशा और किरण
फोटो: शिव मंदिर
फोटो: विकास दर
लेखन: प्रकाश पर्व
लेखक: विजय दिवस
ছবি: করিম ফিরল
লেখা: জয়ন্ত দিন
লেখা: শেখ হাসিনা ফিরলেন
เรื่อง: ดอกไม้ สายลม
Հեղինակ՝ Վերջին նավապետը
Լուսանկար՝ Հին նավահանգիստ
""".strip().split("\n")


@pytest.mark.parametrize("line", CREDITS)
def test_names_and_outlets_behind_a_label(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize("line", OWN)
def test_what_is_no_name_behind_a_label(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize("line", OWN)
def test_no_rule_for_credits_takes_it(line: str) -> None:
    group = known(line)
    assert group is None or group.confidence < 0.87


@pytest.mark.parametrize("line", ["Photo/Graphic", "사진=바다", "No label at all", "", "Photo:", "©", "Фото: www.example.org"])
def test_without_a_name_to_judge_there_is_no_objection(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    ("line", "is_signed"),
    [
        ("김바다 기자", True),
        ("항구일보 김바다 기자", True),
        ("바다로 간 기자", False),
        ("항구의 마지막 에디터", False),
        ("যশোর প্রতিনিধি", True),
        ("জনগণের প্রতিনিধি", False),
    ],
)
def test_signatures(line: str, is_signed: bool) -> None:
    assert is_signature(line) is is_signed
    assert (known(line) is not None) is is_signed


BODY = """The ferry that links the island with the mainland was taken out of service on Monday after a crack was found in its hull.

Islanders now cross to the town in fishing boats, and the trip takes almost three hours.

Shopkeepers hope that by the end of the week a freighter can be found to bring flour and fuel."""


@pytest.mark.parametrize("line", ["Photo: the harbour yesterday", "Text: Why the islanders wait", "Source: the police"])
def test_a_line_of_the_article_behind_a_label_stays(line: str) -> None:
    for text in (f"{line}\n\n{BODY}", f"{BODY}\n\n{line}", BODY.replace("\n\n", f"\n\n{line}\n\n", 1)):
        assert scrubber.strip_boilerplate(text) == text
