"""What a declaration means: names as the web uses them, and where HTML and XML put them."""

import codecs
import re

HEAD = 4096  # bytes in which a declaration is looked for; browsers look at 1,024

_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{2,40})["']""")
_META = re.compile(rb"""<meta[^>]{0,400}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE)

# The labels of the WHATWG Encoding Standard that Python reads otherwise, and the codecs that browsers mean, the smallest
# first where the standard's index is that of a superset (section 4.2, "Names and labels").
_LATIN_1 = "ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso88591 latin1 latin-1 l1 cp819 ibm819 x-cp1252 iso-ir-100 windows-1252"
LABELS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_LATIN_1.split(), ("cp1252",)),
    **dict.fromkeys(["iso-8859-9", "iso8859-9", "iso_8859-9", "latin5", "l5", "x-cp1254", "windows-1254"], ("cp1254",)),
    **dict.fromkeys(["tis-620", "tis620", "iso-8859-11", "iso8859-11", "windows-874", "dos-874"], ("cp874",)),
    **dict.fromkeys(["gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "euc-cn", "chinese", "csgb2312", "gb18030"], ("gb18030",)),
    **dict.fromkeys(["shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932", "ms932"], ("shift_jis", "cp932")),
    **dict.fromkeys(["euc-jp", "x-euc-jp", "eucjp"], ("euc_jp", "euc_jis_2004")),
    **dict.fromkeys(["euc-kr", "ks_c_5601-1987", "ksc5601", "korean", "windows-949", "cp949", "uhc"], ("cp949",)),
    **dict.fromkeys(["big5", "big5-hkscs", "x-x-big5", "cn-big5"], ("big5", "cp950", "big5hkscs")),
    **dict.fromkeys(["iso-8859-8-i", "iso-8859-8-e", "logical", "visual"], ("iso8859-8",)),
    **dict.fromkeys(["x-mac-roman", "macintosh", "mac", "macroman"], ("mac-roman",)),
    **dict.fromkeys(["x-mac-cyrillic", "x-mac-ukrainian"], ("mac-cyrillic",)),
    **dict.fromkeys(["koi8-ru"], ("koi8-u",)),
    **dict.fromkeys(["unicode-1-1-utf-8", "utf8", "utf-8", "utf-8-sig"], ("utf-8",)),
    **dict.fromkeys(["utf-16", "unicode", "ucs-2", "iso-10646-ucs-2"], ("utf-16-le",)),
    **dict.fromkeys(["iso-2022-jp", "csiso2022jp"], ("iso2022_jp_ext", "iso2022_jp_2004")),
    **dict.fromkeys(["hz-gb-2312", "hz"], ("hz",)),
}
# Codecs of Python that are no encodings of text as files have it, or dangerous to believe in.
_NEVER = {"utf-7", "idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "mbcs", "oem"}


def codecs_of(label: str) -> tuple[str, ...]:
    """The codecs, under Python's names, that a label stands for on the web, the smallest first; none if nobody knows it."""
    name = label.strip().strip("\"'").lower().replace(" ", "-")
    if known := LABELS.get(name) or LABELS.get(name.replace("_", "-")):
        return known
    try:
        info = codecs.lookup(name.removeprefix("x-"))
        b"".decode(info.name)
    except (LookupError, ValueError):
        return ()
    return () if info.name in _NEVER else LABELS.get(info.name, (canonical(info.name),))


def canonical(codec: str) -> str:
    """One name for each of Python's codecs, the one that `scrubber.decoding.readings` uses."""
    name = codecs.lookup(codec).name
    return name if name.startswith(("iso2022", "shift_jis", "euc_j")) else name.replace("_", "-")


def declarations(data: bytes) -> list[tuple[str, str]]:
    """What the data itself declares: pairs of where and the label, as written."""
    head = data[:HEAD]
    if b"<" not in head:
        return []
    found = [("XML declaration", _XML.search(head.removeprefix(codecs.BOM_UTF8))), ("HTML meta", _META.search(head))]
    return [(where, match[1].decode("ascii")) for where, match in found if match]
