"""Hypothesis strategies that reach the filters: text put together from what they look for and from what they must leave alone."""

import codecs

from hypothesis import strategies as st

# Sentences of our own in many scripts; those with characters beyond ASCII become mojibake.
SENTENCES = (
    "The council voted seven to two on Tuesday to keep the old bridge open.",
    "“We never asked for this,” said the mayor’s brother — a café owner in São Paulo.",
    "Der Bürgermeister erklärte, die Brücke müsse über Nacht gesperrt werden.",
    "L’élève a été reçu à l’école où son frère aîné enseigne déjà.",
    "El niño llegó mañana a la estación, según contó su abuela.",
    "Władze miasta zapowiedziały, że most zostanie otwarty jesienią.",
    "Příští týden začne oprava střechy, řekl starosta města.",
    "Az önkormányzat szerint a híd ősszel újra megnyílik.",
    "Belediye başkanı köprünün gelecek yıl açılacağını söyledi.",
    "Мэр заявил, что мост откроют осенью, если позволит погода.",
    "Міська рада ухвалила рішення про ремонт їхнього мосту.",
    "Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει το φθινόπωρο.",
    "ראש העיר אמר כי הגשר ייפתח מחדש בסתיו הקרוב.",
    "قال رئيس البلدية إن الجسر سيفتح من جديد في الخريف.",
    "महापौर ने कहा कि पुल शरद ऋतु में खुलेगा।",
    "市长表示,大桥将于今年秋天重新开放。",
    "市長は、橋は秋に再開されると述べた。",
    "시장은 다리가 가을에 다시 열릴 것이라고 말했다.",
    "นายกเทศมนตรีกล่าวว่าสะพานจะเปิดอีกครั้งในฤดูใบไม้ร่วง",
    "Thị trưởng nói cây cầu sẽ mở lại vào mùa thu năm nay.",
)

# Lines of the page, of the kinds that every news site has.
PAGE_LINES = (
    "Leave a Comment",
    "Recommend For You",
    "Related Articles",
    "Share this:",
    "Subscribe to our newsletter",
    "Published on:",
    "By Ann Example",
    "SOURCE\xa0",
    "Advertisement",
    "Read more",
    "Continue reading",
    "Sign up for our daily newsletter",
    "Discover more from The Example Herald",
    "Subscribe to get the latest posts sent to your email.",
    "Ask me anything",
    "Explore related questions",
    "pic.twitter.com/a1B2c3D4e5",
    "— Ann Example (@ann_example) March 3, 2024",
    "3 min read",
    "The comments posted here are not from The Example Herald.",
    "Lesen Sie auch:",
    "Lire aussi",
    "Compartir en Facebook",
    "Читайте также",
    "相关阅读",
    "関連記事",
    "Accept all cookies",
    "© 2024 The Example Herald. All rights reserved.",
    "Log in to continue",
    "Photo: Ann Example/Example Agency",
    "Tags: bridge, council",
    "[+2345 chars]",
    "…",
    "...",
    "over 1,",
)

CODE_PAGES = (
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 latin-1 iso8859-2 iso8859-5 iso8859-7 iso8859-9 iso8859-15 "
    "mac-roman cp437 cp850 cp866 koi8-r koi8-u gbk big5 cp932 cp949"
).split()

ODDITIES = (
    "\x00",
    "\x07",
    "\x85",
    "\x9d",
    "\xa0",
    "\xad",
    "\u200b",
    "\u2028",
    "\ufeff",
    "\ufffd",
    "\ud800",
    "\udcff",
    "\U0010ffff",
    "İ",
    "ß",
    "\r",
)


def misread(text: str, code_page: str) -> str:
    """UTF-8 read with another code page; undefined bytes as the C1 controls of their numbers where it has single bytes."""
    data = text.encode("utf-8", "surrogatepass")
    if code_page in ("gbk", "big5", "cp932", "cp949"):
        return data.decode(code_page, "replace")
    return codecs.charmap_decode(data, "strict", _table(code_page))[0]


def _table(code_page: str) -> str:
    return "".join(bytes([b]).decode(code_page, "replace").replace("\ufffd", chr(b)) for b in range(256))


def mojibake(sentences: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Sentences misread with one code page, or with two in turn."""
    layers = st.lists(st.sampled_from(CODE_PAGES), min_size=1, max_size=2)

    def damage(text: str, pages: list[str]) -> str:
        for page in pages:
            text = misread(text, page)
        return text

    return st.builds(damage, sentences, layers)


sentences = st.sampled_from(SENTENCES)
cut_sentences = st.builds(lambda s, n: s[: max(1, len(s) * n // 10)], sentences, st.integers(1, 10))
lossy = st.builds(
    lambda s, old, new: s.replace(old, new),
    mojibake(sentences),
    st.sampled_from("\xa0\x9d\x81\xad"),
    st.sampled_from(["", " ", "?", "\ufffd"]),
)
page_lines = st.sampled_from(PAGE_LINES)
odd = st.lists(st.sampled_from(ODDITIES), max_size=4).map("".join)
huge = st.builds(
    lambda s, n: s * n, st.sampled_from(["Ã", "ā€", "word ", "a", "“", "Read more ", "\xa0", "[", "- "]), st.integers(500, 3000)
)

lines = st.one_of(
    sentences, sentences, page_lines, page_lines, mojibake(sentences), lossy, cut_sentences, st.just(""), st.text(max_size=30), odd
)
glued = st.builds(lambda a, b: a + b, lines, lines)
documents = st.builds(
    lambda parts, end, last: end.join(parts) + last,
    st.lists(st.one_of(lines, lines, lines, glued), max_size=14),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
    st.sampled_from(["", "\n", "\r\n", "\n\n"]),
)
rough_documents = st.one_of(documents, documents, documents, st.builds(lambda d, h: f"{d}\n{h}\n{d}", documents, huge))
clean_documents = st.lists(sentences, min_size=1, max_size=8, unique=True).map("\n\n".join)
