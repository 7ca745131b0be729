"""The tools that are compared: scrubber and its peers. One that is not installed is left out, and has a dash in the tables.

Each tool is made ready by a function that imports it and returns what is called for each text. Tools that do several things are
called with everything off that is not compared, as far as they let one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any

Call = Callable[[Any], Any]


@dataclass(frozen=True)
class Tool:
    """One way to call one library.

    Parameters:
        name: What the tables call it.
        package: Its name on the package index.
        module: What is imported, to see whether it is there.
        statement: The import that a program begins with.
        prepare: Imports it, and returns what takes a text (or bytes) and returns what becomes of it.
    """

    name: str
    package: str
    module: str
    statement: str
    prepare: Callable[[], Call]

    @property
    def installed(self) -> bool:
        """Whether it can be imported."""
        return find_spec(self.module) is not None

    @property
    def version(self) -> str | None:
        """Its version, if it is installed."""
        try:
            return version(self.package) if self.installed else None
        except PackageNotFoundError:
            return "unknown"


def _fix_mojibake() -> Call:
    import scrubber

    return scrubber.fix_mojibake


def _scrub() -> Call:
    from scrubber import scrub

    return lambda text: scrub(text).text


def _strip_boilerplate() -> Call:
    import scrubber

    return scrubber.strip_boilerplate


def _decode() -> Call:
    import scrubber

    def call(data: bytes) -> str | None:
        try:
            return scrubber.decode(data).text
        except scrubber.DecodeError:
            return None

    return call


def _ftfy_encoding() -> Call:
    import ftfy

    return ftfy.fix_encoding


def _ftfy_text() -> Call:
    import ftfy

    return ftfy.fix_text


def _plsfix() -> Call:
    import plsfix

    call: Call = plsfix.fix_text  # its settings cannot be reached from Python
    return call


def _cleantext() -> Call:
    import cleantext

    def call(text: str) -> str:
        return str(cleantext.clean(text, to_ascii=False, lower=False, normalize_whitespace=False, strip_lines=False))

    return call


def _justext() -> Call:
    import html

    import justext

    stop_words = justext.get_stoplist("English")

    def call(text: str) -> str:
        page = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
        return "\n".join(part.text for part in justext.justext(page, stop_words) if not part.is_boilerplate)

    return call


def _trafilatura() -> Call:
    from lxml.etree import Element
    from trafilatura.utils import sanitize, textfilter

    def kept(line: str) -> bool:
        element = Element("p")
        element.text = line
        return not textfilter(element)

    return lambda text: "\n".join(line for line in (sanitize(text) or "").split("\n") if kept(line))


def _c4() -> Call:
    from datatrove.data import Document
    from datatrove.pipeline.filters.c4_filters import C4QualityFilter

    # Counting sentences, which needs a model that is not in the package, is left off.
    rules = C4QualityFilter(min_num_sentences=-1)

    def call(text: str) -> str:
        document = Document(text=text, id="")
        return document.text if rules.filter(document) is True else ""

    return call


def _chardet() -> Call:
    import chardet

    return lambda data: _read(data, chardet.detect(data)["encoding"])


def _cchardet() -> Call:
    import cchardet

    return lambda data: _read(data, cchardet.detect(data)["encoding"])


def _charset_normalizer() -> Call:
    import charset_normalizer

    def call(data: bytes) -> str | None:
        best = charset_normalizer.from_bytes(data).best()
        return str(best) if best else None

    return call


# What is read with a superset: the same characters where the smaller encoding has them.
SUPERSETS = {"gb2312": "gb18030", "euc-kr": "cp949", "shift_jis": "cp932", "iso-8859-1": "cp1252", "tis-620": "cp874"}


def _read(data: bytes, name: str | None) -> str | None:
    for one in (name, SUPERSETS.get((name or "").lower())):
        try:
            return data.decode(one or "").lstrip("\ufeff")
        except (LookupError, UnicodeDecodeError):
            continue
    return None


REPAIR = (
    Tool("scrubber.fix_mojibake", "news-scrubber", "scrubber", "from scrubber import fix_mojibake", _fix_mojibake),
    Tool("ftfy.fix_encoding", "ftfy", "ftfy", "import ftfy", _ftfy_encoding),
    Tool("ftfy.fix_text", "ftfy", "ftfy", "import ftfy", _ftfy_text),
    Tool("plsfix.fix_text", "plsfix", "plsfix", "import plsfix", _plsfix),
    Tool("cleantext.clean", "clean-text", "cleantext", "import cleantext", _cleantext),
)
WHOLE = (Tool("scrubber.scrub", "news-scrubber", "scrubber", "from scrubber import scrub", _scrub), *REPAIR[2:])
LINES = (
    Tool("scrubber.strip_boilerplate", "news-scrubber", "scrubber", "from scrubber import strip_boilerplate", _strip_boilerplate),
    Tool("justext", "jusText", "justext", "import justext", _justext),
    Tool("trafilatura's text filters", "trafilatura", "trafilatura", "from trafilatura.utils import sanitize, textfilter", _trafilatura),
    Tool("datatrove's C4 filter", "datatrove", "datatrove", "from datatrove.pipeline.filters.c4_filters import C4QualityFilter", _c4),
)
DECODE = (
    Tool("scrubber.decode", "news-scrubber", "scrubber", "from scrubber import decode", _decode),
    Tool("chardet", "chardet", "chardet", "import chardet", _chardet),
    Tool("charset-normalizer", "charset-normalizer", "charset_normalizer", "import charset_normalizer", _charset_normalizer),
    Tool("cchardet", "faust-cchardet", "cchardet", "import cchardet", _cchardet),
)
TOOLS = {tool.name: tool for group in (REPAIR, WHOLE, LINES, DECODE) for tool in group}
