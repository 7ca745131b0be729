"""Every function of the compiled kernel gives what its twin in Python gives, on right, damaged and hostile text."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scrubber.encodings import codepage
from scrubber.kernel import kernel
from scrubber.language import model, words
from scrubber.language.classes import ALIKE, beyond_ascii, character_class, script
from scrubber.language.model import PARTS, TABLES, CharacterModel
from scrubber.mojibake import bound, costs, first_look, foreign, scoring, utf8
from scrubber.mojibake.compiled import BLOCKS, EAST_ASIAN, LOSSY, TELLING, UNEXPLAINED, describe, describe_other, judge
from scrubber.mojibake.legacy import controls, explained, suspects, weighing
from scrubber.mojibake.legacy import costs as legacy_costs
from scrubber.mojibake.lost import certainty, hypotheses, losses, quotation, spelling
from scrubber.mojibake.lost.compiled import guesses
from scrubber.mojibake.lost.signs import may_apply
from scrubber.mojibake.pages import NAMES, page, pages
from scrubber.mojibake.scoring import group
from scrubber.mojibake.table_file import blocks
from scrubber.mojibake.tables import tables
from scrubber.spans import Edit, apply
from tests.strategies import CODE_PAGES, SENTENCES, misread

compiled, models, guessed = judge(), model().compiled, guesses()
pytestmark = pytest.mark.skipif(
    kernel() is None, reason="there is no compiled kernel, or it is not wanted: the twins have nothing to be compared with"
)

HOSTILE = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from("aZ ?.\n\r\0\x80\x85\x9f\xa0âÃÂ€™œ�ГДеж的中かㄱ가é̈́İıßŠ“”’…—µΔﬁ\ud800\udfff\U0001f600\U0010ffff"),
    ),
    max_size=60,
)
PIECES = st.one_of(
    HOSTILE,
    st.sampled_from(SENTENCES),
    st.builds(
        lambda text, name: codepage(name).decode(text.encode()),
        st.sampled_from(SENTENCES),
        st.sampled_from(["windows-1252", "mac-roman", "cp866"]),
    ),
    st.builds(lambda text: codepage("windows-1252").decode(text.encode("cp1251", "ignore")), st.sampled_from(SENTENCES)),
)
TEXTS = st.lists(PIECES, max_size=5).map(" ".join) | st.lists(PIECES, max_size=5).map("\n".join)
LONG = "\ud83d" * 3 + "é" * 5_000 + "Ã©" * 5_000 + "\0" + "的" * 5_000


def signs(text: str) -> int:
    """What the first look finds, by the twins."""
    high = beyond_ascii(text)
    found = LOSSY * may_apply(text) | TELLING * bool(bound.telling_in(text, high)) | EAST_ASIAN * bool(bound.EAST_ASIAN.search(high))
    return found | UNEXPLAINED * (not found & (LOSSY | TELLING) and not text.isascii() and not explained.is_explained(text))


@given(TEXTS)
@example(LONG)
def test_first_look(text: str) -> None:
    assert compiled
    assert compiled.look(text) == signs(text)
    assert compiled.may_be_misread(text) == bound.may_be_misread(text)
    assert compiled.is_explained(text) == explained.is_explained(text)


@given(TEXTS, st.sampled_from(["\n", " ", "é", ""]), st.sampled_from(["\n", " ", "é", ""]))
@example(LONG, "", "")
def test_costs_of_a_text(text: str, before: str, after: str) -> None:
    assert models
    for number, code in enumerate(model().languages[::7]):
        expected = model().language(code).hundredths(text, before, after)
        assert models.cost(7 * number, text, before, after) == expected


@given(TEXTS, st.integers(1, 80))
@example(LONG, 3)
def test_ranking(text: str, count: int) -> None:
    assert models
    everywhere = sorted((model().language(code).hundredths(text), code) for code in model().languages)
    assert [(cost, model().languages[number]) for number, cost in models.rank(text, count)] == everywhere[:count]


@given(TEXTS, st.floats(0, 0.5))
@example(LONG, 0.25)
def test_explains(text: str, unusual: float) -> None:
    assert compiled
    for owners in (-1, 0, explained.owners_of(beyond_ascii(text)), 1 << 74 | 5):
        assert compiled.explains(text, owners, unusual) == explained.explains(text, owners, unusual=unusual)


@given(TEXTS)
@example(LONG)
def test_legacy_costs(text: str) -> None:
    assert compiled
    pairs = list(zip(f" {text}", f"{text} ", strict=True))
    assert int.from_bytes(compiled.total(text), "little") == legacy_costs.total(pairs)
    count = Counter(pairs)
    assert int.from_bytes(compiled.total_of(count), "little") == legacy_costs.total(pairs)
    most = round(PARTS * weighing.UNLIKELY_PAIR)
    assert compiled.is_likely(text, most) == all(costs.cost_as_is(a + b) * PARTS < most for a, b in pairs if not (a + b).isascii())


@given(TEXTS)
@example(LONG)
@example("naïve\nŸ–ÿ été ÿ")
@example("Ãîðîäñêàÿ áèáëèîòåêà çàêðûòà\nÏðèâåò, ìèð\nÀ ýòî óæå ïîíÿòíî âñåì")
@settings(max_examples=300)
def test_suspects(text: str) -> None:
    """The kernel leaves lines out for which there is no hypothesis, and no others."""
    for lines in (text.split("\n"), [text.replace("\n", " ")]):
        found, language = suspects.suspects(lines)
        every, same = suspects.suspects_without_kernel(lines)
        assert language == same
        assert set(found) <= set(every)
        for at in set(every).difference(found):
            assert not weighing.hypotheses(lines[at], language)
            assert not controls.signs(lines[at], ())


@given(TEXTS)
@example(LONG)
def test_reading_back(text: str) -> None:
    assert compiled
    for number, one in enumerate(pages()):
        assert compiled.read_back(text, number) == one.read_back(text)


@given(TEXTS, st.sampled_from(NAMES))
@example("Ã© " * 2_000 + LONG, "windows-1252")
@settings(max_examples=300)
def test_scoring(text: str, name: str) -> None:
    assert compiled
    edits = page(name).read_back(text)
    groups = group(edits)
    repaired = apply(text, edits)
    assert compiled.unread(text, groups, NAMES.index(name)) == costs.unread(text, groups, page(name))
    for languages in ([], ["en"], ["hu"], ["ru"], ["zh"], ["vi"]) if groups else ():
        assert scoring.score(text, repaired, groups, languages) == scoring.score_without_kernel(text, repaired, groups, languages)


@contextmanager
def twins() -> Iterator[None]:
    """Readings of a line in Python alone."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (first_look, scoring, utf8):
            patch.setattr(module, "judge", lambda: None)
        for module in (certainty, hypotheses, losses, spelling):
            patch.setattr(module, "guesses", lambda: None)
        yield


@given(TEXTS | st.builds(misread, st.sampled_from(SENTENCES), st.sampled_from(CODE_PAGES)), st.sampled_from(["en", "ru", "hi", "az"]))
@example(misread(misread("„Größe“ – schön, İSTANBUL'DA IŞIK, 한국어 新聞", "cp1252"), "cp1252"), "de")
@example("".join(chr(0xC3) + chr(0x80 + i % 0x40) + " ├" for i in range(300)), "en")
@example("Ã©" * 700, "fr")
@example("", "en")
@settings(max_examples=300)
def test_readings_of_a_line(text: str, language: str) -> None:
    for line in {text, *text.split("\n")}:
        found = list(utf8.readings(line))
        with twins():
            assert found == list(utf8.readings(line))
        for steps in dict.fromkeys(reading.steps for reading in found if reading.rule in NAMES):
            known, plain = utf8.reading_by(line, steps, language), utf8.plainly_read(line, steps, language)
            plainer = utf8.plain_reading(line, steps, language)
            with twins():
                assert known == utf8.reading_by(line, steps, language)
                assert plain == utf8.plainly_read(line, steps, language)
                assert plainer == utf8.plain_reading(line, steps, language)


@given(st.sampled_from(SENTENCES) | st.text(st.sampled_from("aäÄßğĞıIİsςΣσéÉàﬁǅकी가дД’ "), max_size=12))
@example("ÇIĞLIK İSTANBUL'DA ΟΔΥΣΣΕΎΣ Größe GRÖSSE ǅungla ﬁné é̈ हिन्दी À à")
def test_words_are_known_alike(text: str) -> None:
    assert compiled
    for word in [*text.split(), *text.upper().split(), *text.title().split()]:
        if words.WORD.fullmatch(word) and not word.isascii():
            for number, code in enumerate(model().languages):
                assert compiled.knows(word, number) == words.is_word(word, code)


def test_words_are_of_letters_and_marks() -> None:
    """As Python's categories have them: `regex` may know of more characters."""
    for char in map(chr, range(0x110000)):
        known = words.assigned(char)
        assert words.is_letter(char) == (words.WORD.match(known) is not None)
        assert words.is_mark(char) == (not words.is_letter(char) and words.WORD.fullmatch(f"a{known}") is not None)


@given(st.characters(codec=None).filter(lambda char: char not in tables().chars))
@example("Ǭ")
@example("\ufffe")
def test_other_characters_are_described_alike(char: str) -> None:
    assert describe(char) == describe_other(char)


@given(TEXTS)
@example(LONG)
def test_lines_hold(text: str) -> None:
    """Telling pairs are those of `bound`, and East Asian letters those of its expression."""
    assert compiled
    lines = text.split("\n")
    look = first_look.Look(east_asian=True, lossy=False, telling=True, multi_byte=False)
    assert list(compiled.held_by(lines)) == list(first_look.held_by(lines, look))


@given(st.characters(codec=None), st.characters(codec=None), st.sampled_from(["en", "ru", "zh", "joint", "other"]))
@example("\n", "é", "joint")
def test_characters_alone_and_in_pools(before: str, char: str, code: str) -> None:
    assert models
    assert models.alone(model().number(code), char) == model().language(code).alone(char)
    pools = model().joint, model().other
    assert models.in_pools(before, char) == min(pool.pair_in_hundredths(before, char) for pool in pools)


def test_letters_that_are_described_alike() -> None:
    for first, last in ALIKE:
        for char in map(chr, range(ord(first), ord(last) + 1)):
            assert char in tables().chars or describe(char) == describe_other(char)
            assert not char.isalpha() or character_class(char) == character_class(first)


def test_no_language_finds_a_letter_of_its_own_foreign() -> None:
    """So the kernel does not ask what such a letter costs."""
    for char in map(chr, range(0x80, 0x3000)):
        if char.isalpha() and not bound.EAST_ASIAN.match(char) and not "\u1100" <= char < "\u1200":
            owners = explained.owners_of(char)
            assert not any(foreign.foreignness_of(char, code) for i, code in enumerate(model().languages) if owners >> i & 1)
    for char in "々一鿿あヷ":
        assert not any(foreign.foreignness_of(char, code) for code in foreign.EAST_ASIAN.get(script(char), ()))


def test_simple_characters_compose_with_none() -> None:
    parts = [unicodedata.decomposition(chr(code)).split() for code in range(0x110000)]
    behind = {chr(int(one, 16)) for part in parts if part and part[0][0] != "<" for one in part[1:]}
    simple = [char for char in map(chr, range(0x110000)) if words.is_simple(char)]
    assert len(simple) > 10_000
    assert behind.isdisjoint(simple)
    assert {unicodedata.combining(char) for char in simple} == {0, 9}  # so that none goes before another
    assert all(len(char.lower()) == 1 and f"a{char}b".lower() == f"a{char.lower()}b" for char in simple)


def test_what_does_not_fit_is_refused() -> None:
    assert compiled
    assert guessed
    for wrong in ([], [len(NAMES)], [-1], [0] * 9):
        with pytest.raises((IndexError, ValueError, TypeError)):
            compiled.reading_by("Ã©", wrong, 0)
        with pytest.raises((IndexError, ValueError, TypeError)):
            compiled.plainly_read("Ã©", wrong, 0, 0.0, 40)
        with pytest.raises((IndexError, ValueError, TypeError)):
            compiled.plain_changes("Ã©", wrong, 0, 0.0, 40)
    with pytest.raises(IndexError):
        compiled.reading_by("Ã©", [0], 75)
    for place in ((0, 9, (), False), (3, 2, (), False)):
        with pytest.raises(ValueError, match="place"):
            guessed.stands("text", [losses.Place(*place)], 0)
    with pytest.raises(ValueError, match="behind each place"):
        guessed.spell([], [spelling.NOTHING_BETWEEN], spelling.Path("", "", quotation.START, open_sign=False), 0, 1)
    for given_alternatives, before, language in (((), "a", 0), (("",), "a", 0), (("a",), "ab", 0), (("a",), "a", 75)):
        with pytest.raises((ValueError, IndexError)):
            guessed.options(given_alternatives, before, "", language, 6)
    for at, sign, language in ((4, "’", 0), (-1, "’", 0), (0, "a", 0), (0, "’", 75)):
        with pytest.raises(IndexError):
            guessed.rarer("text", at, sign, language)
    with pytest.raises(ValueError, match="behind a place"):
        begun = spelling.Path("", "", quotation.START, open_sign=False)
        guessed.spell([[("a", 0.0)]], [spelling.Segment("a", 0, "", [1])], begun, 0, 1)
    for edits in ([(0, 1, "")], [(1, 1, "a")], [(2, 1, "a")], [(0, 9, "a")], [(-1, 1, "a")], [(1, 2, "a"), (0, 1, "b")], [(0, 1)], [None]):
        with pytest.raises((ValueError, TypeError)):
            compiled.score("text", "text", edits, 0)  # type: ignore[arg-type]
    with pytest.raises(IndexError):
        compiled.read_back("text", len(NAMES))
    with pytest.raises(IndexError):
        compiled.score("text", "text", [Edit(0, 1, "a")], 75)
    with pytest.raises(ValueError, match="with the edits made"):
        compiled.score("text", "t", [Edit(3, 4, "a")], 0)
    with pytest.raises(TypeError):
        compiled.look(b"bytes")  # type: ignore[arg-type]


def test_tables_are_those_of_today() -> None:
    """After a change of the models, the pages or the thresholds: `python -m scrubber.mojibake.table_file`."""
    expected = blocks()
    assert {name: tables().block(name) for name in expected} == dict(expected)
    assert set(BLOCKS) < set(expected)


def test_only_the_models_of_the_package_are_compiled() -> None:
    """Detection has models of its own, made from other tables."""
    assert models
    assert CharacterModel(TABLES.read_bytes()).compiled is None


def test_threads_share_a_kernel() -> None:
    assert compiled
    texts = [f"{chr(0x1000 + i)} {sentence} {chr(0x20000 + i)}" for i, sentence in enumerate(SENTENCES * 20)]
    expected = [(signs(text), min((model().language(code).hundredths(text), code) for code in model().languages)[1]) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: (compiled.look(text), model().ranking(text, 1)[0][0]), texts))
    assert found == expected
