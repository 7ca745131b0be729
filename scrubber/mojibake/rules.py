"""The rules that findings bear, and what `scrub rule` says about them."""

from collections.abc import Iterator, Sequence
from functools import cache

from scrubber.document import Rule
from scrubber.encodings import EAST_ASIAN, codepage
from scrubber.mojibake.legacy.misreadings import WRITTEN
from scrubber.mojibake.pages import COMPOSITE, NAMES, page

WHY = "The letters are all there, but read with the wrong table; nobody wrote what can be read now."
SAMPLE = "“Ça va”, dit Zoë à l’été – Łukasz, Ärger und Äpfel; до свидания, мир"
GERMAN_UTF8 = "Das Rathaus öffnet für Besucher, größer als je"
RUSSIAN = "Новости сегодня: правительство обсуждает бюджет страны"
CZECH = "Vláda dnes schválila nový státní rozpočet, řekl novinářům český ministr životního prostředí"
GERMAN = "Der Bürgermeister eröffnete für die Schüler die größte Ausstellung über Künstler"
GREEK = "Η κυβέρνηση ανακοίνωσε νέα μέτρα. Άρχισε η συζήτηση για την οικονομία"
TURKISH = "Şehirdeki yağışlı hava yarın akşama kadar sürecek, diye açıkladı"
LITHUANIAN = "Vyriausybė šiandien „paskelbė“ naują valstybės biudžetą visiems žmonėms"
ARABIC = "أعلنت الحكومة اليوم عن ميزانية جديدة للبلاد"
JAPANESE = "政府は今日新しい予算を発表しました。これは大きな変化です"
LEGACY_SAMPLES = {
    **dict.fromkeys(("windows-1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic"), RUSSIAN),
    "koi8-u": "Уряд сьогодні оголосив про новий бюджет країни, її економіку та ґрунти",
    **dict.fromkeys(("windows-1250", "iso-8859-2", "cp852", "mac-latin2"), CZECH),
    **dict.fromkeys(("windows-1252", "mac-roman", "cp850", "cp437"), GERMAN),
    **dict.fromkeys(("windows-1253", "iso-8859-7", "cp737"), GREEK),
    **dict.fromkeys(("windows-1254", "iso-8859-9", "cp857"), TURKISH),
    **dict.fromkeys(("windows-1257", "iso-8859-13", "cp775"), LITHUANIAN),
    **dict.fromkeys(("windows-1256", "iso-8859-6"), ARABIC),
    **dict.fromkeys(("windows-1255", "iso-8859-8", "cp862"), "הממשלה הודיעה היום על תקציב חדש למדינה"),
    "windows-1258": "Ngươi dân đươc nghi môt ngay va đi đên trương hoc, năm nay co nhiêu thay đôi",
    "windows-874": "รัฐบาลประกาศงบประมาณใหม่ในวันนี้ และจะมีการประชุมคณะรัฐมนตรีในสัปดาห์หน้า",
    "iso-8859-16": "„Guvernul” a anunțat astăzi că „își” va schimba planul și va începe lucrările în orașe",
    "gb18030": "政府今天公布了新的国家预算",
    "big5": "政府今天公布了新的國家預算與經濟政策",
    **dict.fromkeys(("shift-jis", "euc-jp"), JAPANESE),
    "euc-kr": "정부는 오늘 새로운 예산을 발표했다",
}
"""For each encoding, words that its readers know, to be read wrongly for the rule's example."""

LOST = Rule(
    "mojibake/lost-character",
    "A character that was replaced by U+FFFD, or an apostrophe by a question mark (`don?t`).",
    "Nothing of it is left but its place, so what stood there is a guess from what stands around it.",
    "They don\ufffdt know what they\ufffdll do, and we don\ufffdt either.",
)


@cache
def rules() -> Sequence[Rule]:
    """Every rule, the commoner misreadings first."""
    return tuple(_rules())


def _rules() -> Iterator[Rule]:
    for name in NAMES:
        made = f"UTF-8 that was read as {name}."
        if name in COMPOSITE:
            made = f"UTF-8 that was read as windows-1252, written as mac-roman and read as {COMPOSITE[name]}, as spreadsheets on a Mac do."
        yield Rule(f"mojibake/{name}", made, WHY, _example(name))
    for name, codec in EAST_ASIAN.items():
        yield Rule(f"mojibake/{name}", f"UTF-8 that was read as {name}.", WHY, GERMAN_UTF8.encode().decode(codec, "ignore"))
    yield LOST
    for name in dict.fromkeys((*(name for names in WRITTEN.values() for name in names), *EAST_ASIAN)):
        yield Rule(f"mojibake/legacy-{name}", f"Text in {name} that was read with another legacy code page.", WHY, _legacy_example(name))


def _example(name: str) -> str:
    chars = page(name).chars
    return "".join(chars[byte] for byte in ("“Ça va”, dit Zoë: café, größer, naïve" if name in COMPOSITE else SAMPLE).encode())


def _legacy_example(name: str) -> str:
    read = codepage("windows-1251" if name in ("windows-1252", "mac-roman", "cp850", "cp437") else "windows-1252")
    sample = LEGACY_SAMPLES[name]
    return read.decode(sample.encode(EAST_ASIAN[name]) if name in EAST_ASIAN else codepage(name).encode(sample) or b"")
