"""What is damaged, and how: text of our own in many scripts, every misreading and every loss, and strategies that mix them."""

import html.entities
import unicodedata
from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from scrubber.encodings import EAST_ASIAN, codepage
from scrubber.mojibake.pages import LOST, NAMES, page

SENTENCES = (
    "The council said “no” to the café’s new terrace – again.",
    "Der Bürgermeister öffnete die Brücke für Fußgänger.",
    "Le ministre a démissionné à l’été, voilà tout.",
    "Rząd ogłosił wczoraj nową ustawę o żegludze.",
    "Hükümet yeni önlemleri açıkladı, şehir karıştı.",
    "A kormány új intézkedéseket jelentett be, őszintén.",
    "Правительство объявило о новых мерах.",
    "Η κυβέρνηση ανακοίνωσε νέα μέτρα.",
    "הממשלה הודיעה על תקציב חדש.",
    "أعلنت الحكومة عن ميزانية جديدة.",
    "Chính phủ công bố biện pháp mới.",
    "政府は新しい予算を発表した。",
    "รัฐบาลประกาศงบประมาณใหม่",
)
SHORT = tuple(
    (
        "déjà vu; São Paulo; Ærø; smörgåsbord; Ľudovít Štúr; crème brûlée; mañana; Dvořák; Łódź; İzmir; Þór; Rēzekne; привет; "
        "Львів; γειά σου; שלום; سلام; नमस्ते दुनिया; สวัสดี; 東京タワー; 서울; 北京; Việt Nam; Հայաստան; ქართული; ኢትዮጵያ; 5 €; 20 °C; "
        "½ l; № 7; § 4; © 2024; A → B; naïve; l’eau; “ja”; …; –; ×; ½; ß; Ñ; ô; à; é!; ¿Qué?"
    ).split("; ")
)
"""Names and words, alone or two or three of them."""

WORDS = tuple(
    (
        "également; après; été; même; où; después; más; año; für; größer; während; più; perché; città; não; também; você; "
        "också; där; först; være; når; på; için; çok; değil; więcej; że; więc; více; přes; řekl; több; előtt; după; și; έχει; "
        "είναι; что; который; після; като; عن; של; ที่; của; için çok; más o menos; für die Größe; après l’été"
    ).split("; ")
)
"""Common words, which the lists of known words hold."""

MIXED = (
    "这款iPhone的Face ID功能非常好用。",
    "NBA的Lakers队",
    "获利 34 枚 BNB",
    "注: 免费",
    "第 5 个",
    "Tシャツを3枚買った",
    "삼성 Galaxy S24 출시",
    "Москва (Moscow) и Paris",
    "Windows 11 для начинающих",
    "το Wi‑Fi του γραφείου",
    "ה-iPhone החדש",
    "α-Spectrin and β₂-adrenergic receptors",
    "Готово ТЗ",
    "đá gà",
    "/ðøː/",
    "probità",
    "[ˈɔːfʊl], /ˈæŋɡrɪ/",
    "Instal·lació, col·lecció",
    "¡Buen día! Agua al mediodía.",
    "∀ε>0 ∃δ>0: |x−a|<δ",
    "E = mc², ΔT ≈ 5 µK",
    "Ōita, Kōchi und Ängelholm",
)
TRICKY = tuple(
    (
        "CITROËN™ ET NESTLÉ®; „ÖSTERREICH“; «ÇA VA»; PARIS–ZÜRICH; À… bientôt; É, È et À; CAFÉ”, he said; IRÃ; JOÃO E MÃE; "
        "ÎLE–DE–FRANCE; REUNIÃO ÀS 10 H; AMANHÃ; SÃO; Â 5 km; Â; Ã; â; gâ; ÂÂÂÂ; éééé; ÿÿÿ; þþ; «РЖД»; И” – сказал он; ПРИЁМ…; "
        "ВЈ; О’Генри; в–х; ÐÑÞ; ÞÓRÐUR™; Åå; Ää Öö; Œuvre №5; ½¼¾; ¼ Std.; 10×20; ±5 °C; µg/m³; £5–£10; a²+b²=c²; x≈y; √2; ∞; "
        "¶ 3; §§ 4–7; †1990; ╔═══╗; ║ é ║; ▒▒▒▒; █▄▀; ♥ ♦ ♣; ☺; 😀😀; naïve café; Ă; Ĺ; Ľ®; Ŕ; Ć…; Ş–; Ğ; ŞĞİ; Ő; ű; LŐRINC–ŰR; "
        "ÇÄÖ; TÜRKÇE’DE; Ó®; Ö™; Ü‘; Ä‰; ŽIVOT; Šš; Œ; ÀÉÈ; ÉÉÉ; ÀÀ; ΓΔ; Γ–Δ; ΕΕ; Ο ‘Γ’; Ђ; Ћ–Џ; ГЂ; Р°; С–; р. С.; "
        "ÂNGELA É ÓTIMA; Ångström Æ Ø; Øø™; Ð‰; Ñandú; Êtes-vous là ?; à la carte; À LA UNE; L’ÉTÉ; C’EST ÇA; ‘Ã’; “É”; “À”; "
        "É‚; Û; å£; ルール; ｱｲｳ; 東京Tower; A型; 第5回; 中é; é中; 하Ö; ก.พ.; พ.ศ. ๒๕๖๗; हिंदी OK; מס׳ 5; ٪50; ـــ; «أ»; Ñ中; Ä的; ɸ β θ; "
        "[ɑ̃]; /ʃɔ̃ˈsɔ̃/; ŋ̊; ǃXóõ; ǀʼAuni; ʻOkina; ɓaa; ƒ(x); ℝ ⊂ ℂ; λ-Kalkül; π≈3,14; Ω; µ; ª º; 1º 2ª; N° 5; "
        "茅; 茅台; 枚; 枚 枚; 贸易; 铆 铆; 帽 5; 个; 免; 的 的; 队; A 枚 B; 第 5 个 6 个"
    ).split("; ")
)
"""What looks like damage, for one page or another."""

CLEAN = (*SENTENCES, *SHORT, *MIXED)
LEGACY = (
    "windows-1251",
    "windows-1250",
    "windows-1254",
    "koi8-r",
    "windows-1253",
    "windows-1252",
    "mac-roman",
    "cp850",
    "windows-1257",
    "iso-8859-2",
)
LOSSES: Mapping[str, Callable[[str], str]] = {
    "nothing": lambda text: text,
    "no-break space to space": lambda text: text.replace("\xa0", " "),
    "the same, stripped": lambda text: text.replace("\xa0", " ").strip(),
    "C1 dropped": lambda text: "".join(c for c in text if not "\x80" <= c < "\xa0"),
    "C1 to U+FFFD": lambda text: "".join("\ufffd" if "\x80" <= c < "\xa0" else c for c in text),
    "C1 to ?": lambda text: "".join("?" if "\x80" <= c < "\xa0" else c for c in text),
    "decimal references": lambda text: "".join(c if c.isascii() else f"&#{ord(c)};" for c in text),
    "hexadecimal references": lambda text: "".join(c if c.isascii() else f"&#x{ord(c):X};" for c in text),
    "named references": lambda text: "".join(
        f"&{html.entities.codepoint2name[ord(c)]};" if not c.isascii() and ord(c) in html.entities.codepoint2name else c for c in text
    ),
    "lower case": str.lower,
    "upper case": str.upper,
    "NFKC": lambda text: unicodedata.normalize("NFKC", text),
}
"""What can happen to mojibake besides, by name."""


def misread(text: str, name: str) -> str:
    """UTF-8 read with a page; what a composite page lost is left out."""
    return "".join(page(name).chars[byte] for byte in text.encode("utf-8", "surrogatepass")).replace(LOST, "")


def is_lost(text: str, name: str) -> bool:
    """Whether a composite page loses a byte of the text."""
    return any(page(name).chars[byte] == LOST for byte in text.encode("utf-8", "surrogatepass"))


def reread(text: str, written: str, read: str) -> str:
    """Text in one legacy encoding read with another; what the first cannot write is left out."""
    data = (
        text.encode(EAST_ASIAN[written], "ignore") if written in EAST_ASIAN else b"".join(filter(None, map(codepage(written).encode, text)))
    )
    return codepage(read).decode(data)


parts = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(SHORT), st.sampled_from(MIXED))
clean_lines = st.builds(
    lambda words, change: change(" ".join(words)),
    st.lists(parts, min_size=1, max_size=3),
    st.sampled_from([str, str, str.upper, str.lower]),
)
clean_texts = st.builds(
    lambda lines, end: end.join(lines), st.lists(clean_lines, min_size=1, max_size=5), st.sampled_from(["\n", "\n\n", "\r\n"])
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A sentence, a word or mixed scripts, misread by up to three pages, with or without a loss."""
    text = draw(parts)
    for _ in range(draw(st.integers(0, 3))):
        text = misread(text, draw(st.sampled_from(NAMES)))
    return LOSSES[draw(st.sampled_from(sorted(LOSSES)))](text)


@st.composite
def legacy(draw: st.DrawFn) -> str:
    """A sentence, a word or mixed scripts in a legacy encoding, read with another."""
    written = draw(st.sampled_from((*LEGACY, *EAST_ASIAN)))
    return reread(draw(parts), written, draw(st.sampled_from(LEGACY)))


junk = st.text(st.sampled_from("Ãâ€™Â\xa0ДР°Ñ\x80\x9d\x85\ufffd\ud800\udfff\x00é ¿½ï»&#195;?İßﬁ—\u2028\x92õåа的"), max_size=12)
glue = st.sampled_from(("\n", " ", "\r\n", ""))
texts = st.builds(
    lambda found, between: between.join(found),
    st.lists(st.one_of(parts, damaged(), damaged(), legacy(), junk, st.text(max_size=8)), max_size=6),
    glue,
)
"""Anything: clean and damaged parts and junk, on one line or on several."""
