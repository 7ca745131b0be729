"""C1 controls that are signs of a Windows page: U+0093 for `“`, U+0092 for `’`."""

from collections.abc import Sequence

from scrubber.encodings import codepage
from scrubber.expressions import expression
from scrubber.language import model
from scrubber.mojibake.legacy import costs
from scrubber.mojibake.legacy.costs import UNIT
from scrubber.mojibake.legacy.misreadings import Misreading
from scrubber.mojibake.legacy.weighing import COMMON, DOS_OR_MAC, SENTENCE, Hypothesis, total
from scrubber.mojibake.legacy.words import WORD
from scrubber.mojibake.pages import page

CONTROL_GAIN = 6.0  # nats for each control that is a sign: no text holds controls. 3 to 12
MAC_BELIEVED = 5.0  # nats by which letters of a Mac page must be likelier than signs of a Windows page. 2 to 10
CONTROL = expression("[\x80-\x9f]")
PLACED = expression(
    r"(?:(?<=\d)|(?<=\d\s)|(?<!\S)|(?<=\())\x80|\x80(?=\s?\d)"  # the euro sign
    r"|(?<![^\W_])[\x82\x84\x8b\x91\x93](?=\S)"  # opening quotation marks
    r"|(?<=[^ \t])[\x94\x9b](?![^\W_])"  # closing ones
    r"|(?<=\S)\x92|(?<!\S)\x92(?=[a-z\d])"  # the apostrophe
    r"|(?:(?<=[\s\d.,)])|(?<=[^\W_]))[\x96\x97](?=[\s\w])|(?<!\S)[\x96\x97]|[\x96\x97](?!\S)"  # dashes
    # the ellipsis, but where a sentence ends and the next one begins: there it is what its name says, a next line; and the trade mark sign
    r"|(?<![.!?…。؟])(?<![.!?…。؟][\"'”’»)])\x85|\x85(?!\S)|(?<=[^\W_])\x99(?![^\W_])"
)
"""The signs that windows-1252 and its sisters have in the place of controls, where such signs can stand."""
MID_WORD = expression(r"(?<=[^\W\d_]{3})(?<!ll|tt|nt|st|rd|qu|ss)\x92(?=[^\W\d_]{3})")
"""An apostrophe that no elision explains: `tur\x92stico` has the í of a Mac page there."""
AMBIGUOUS = expression(
    r"(?<=[^\W\d_])[\x96\x97](?=[^\W\d_])|(?<=[^\W\d_])[\x96\x97](?=\s)|(?<=\s)[\x96\x97](?=[^\W\d_])"  # ñ and ó of mac-roman
    r"|(?<=[^\W\d_s])\x92(?!\w)|(?<!\S)\x92"  # its í
    r"|\x84(?![^\x93\x94]*[\x93\x94])"  # ä of cp850
    r"|(?<![^ ])\x85(?= ?\w)"  # its à
)
"""Where a letter of a DOS or Mac page is as likely."""


def signs(line: str, some: Sequence[Hypothesis]) -> Hypothesis | None:
    """The line with its controls as the signs of a Windows page: those of windows-1252 are those of its sisters.

    None where they may as well be letters: of five such lines none held signs.

    Parameters:
        some: The hypotheses that fit the line: of a Mac page, they may have letters in the place of the signs.
    """
    if line.isascii() or not (controls := CONTROL.findall(line)) or len(PLACED.findall(line)) < len(controls):
        return None
    if page("latin-1").sequence.search(line) or page("windows-1252").sequence.search(line):
        return None
    windows = max((one.gain for one in some if one.misreading.written.startswith("windows-")), default=0.0)
    mac = max((one.gain for one in some if one.misreading.written in DOS_OR_MAC and one.misreading.read == "latin-1"), default=-99.0)
    if mac > windows + MAC_BELIEVED:
        return None
    chars = codepage("windows-1252").chars
    repaired = CONTROL.sub(lambda m: chars[ord(m.group())], line)
    each = costs.in_languages_and_pools(total(repaired))
    spoken = model().languages[each.index(min(each[:-1]))]
    if may_be_letters(line, spoken):
        return None
    gain = CONTROL_GAIN * len(controls)
    return Hypothesis(gain, Misreading("", "windows-1252", "latin-1"), repaired, "", owned=gain, cost=min(each) / UNIT)


def may_be_letters(line: str, language: str) -> bool:
    """Whether controls may as well be letters of a DOS or Mac page, in a line that is likeliest in a language."""
    if MID_WORD.search(line):
        return True
    doubtful = AMBIGUOUS.findall(line)
    if not doubtful or len(WORD.findall(line)) < SENTENCE:
        return bool(doubtful)
    letters = {codepage(name).chars[ord(char)].lower() for char in doubtful for name in ("mac-roman", "cp850")}
    return any(letter in model().letters[language] and model().alone(letter, language) <= COMMON * UNIT for letter in letters)
