"""What was lost: every function of the compiled kernel that guesses at it gives what its twin in Python gives."""

import re
import unicodedata
from itertools import starmap

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scrubber.kernel import kernel
from scrubber.language import model
from scrubber.mojibake.legacy import weighing
from scrubber.mojibake.lost import certainty, hypotheses, losses, quotation, spelling
from scrubber.mojibake.lost.compiled import guesses
from scrubber.mojibake.lost.costs import pair_cost_without_kernel
from scrubber.mojibake.lost.readings import readings as guesses_at
from tests.kernel.test_twins import LONG, TEXTS, twins
from tests.strategies import SENTENCES, misread

models, guessed = model().compiled, guesses()
pytestmark = pytest.mark.skipif(
    kernel() is None, reason="there is no compiled kernel, or it is not wanted: the twins have nothing to be compared with"
)

DAMAGED = st.builds(misread, st.sampled_from(SENTENCES), st.sampled_from(hypotheses.PAGES))
LOST = st.one_of(
    TEXTS,
    DAMAGED.map(str.lower),
    DAMAGED.map(lambda text: text.replace("\xa0", " ")),
    st.builds(lambda text, char: re.sub("[\x80-\x9f]", char, text), DAMAGED, st.sampled_from(["", "?", "\ufffd"])),
    DAMAGED.map(lambda text: unicodedata.normalize("NFKC", text)),
)


@given(LOST, st.sampled_from(hypotheses.PAGES), st.sampled_from(list(losses.LOSSES)), st.booleans(), st.sampled_from(["en", "hi", "ka"]))
@example(LONG, "windows-1252", losses.LOWERED, True, "en")
@example("le cafã© ã", "windows-1252", losses.LOWERED, True, "en")
@example("le cafã© ã", "windows-1252", losses.LOWERED, False, "en")
@example("caf\xc3 \xc3\xa0 \xc3  \xc3", "windows-1252", losses.NOTHING, True, "en")
@example("\xc3\xa9 \xe2\x80 \xc3", "latin-1", losses.DROPPED, True, "en")
@example("\xc3\x81 \xc3" * 401, "windows-1252", losses.LOWERED, False, "en")
@settings(max_examples=500)
def test_damaged_places_of_a_line(text: str, name: str, loss: str, shrunk: bool, language: str) -> None:
    assert guessed
    damage = losses.Damage(name, loss, shrunk)
    found = losses.damaged_places(text, damage, {})
    assert list(found) == list(losses.damaged_places_without_kernel(text, damage, losses.intact(text, name)))
    assert losses.reads_whole(text, name) == losses.reads_whole_without_kernel(text, name)
    assert guessed.stands(text, found, model().number(language)) == hypotheses.stands(text, found, language)


@given(st.lists(st.tuples(st.sampled_from("aÉ’'“ дक中\n\ud800"), st.characters(codec=None), st.integers(1, 9))))
def test_pairs_cost_the_same(pairs: list[tuple[str, str, int]]) -> None:
    assert models
    assert guessed
    for code in ("en", "hi", "zh"):
        number = model().number(code)
        assert models.add_up(number, 1.5, pairs) == weighing.add_up(code, 1.5, pairs, float("inf"))
        for before, char, _ in pairs:
            assert guessed.pair_cost(before, char, number) == pair_cost_without_kernel(before, char, code)


ONE = st.sampled_from([*quotation.SIGNS, *"aÀéßжशİﬁ中½€\u200d\u2020 \"'\n\ud800"]) | st.characters(codec=None)
BETWEEN = st.text(st.sampled_from("al tqu’ “”„'\"é.-7¿ſж"), max_size=8)


@given(st.lists(ONE | ONE.map(lambda char: f"{char} "), min_size=1, unique=True), st.just("") | ONE, st.just("") | ONE)
@example(["É", "é", "à", "à ", "’"], "a", "b")
@example(["’", "“", "\ufffe"], "", "\n")
def test_alternatives_cost_the_same(alternatives: list[str], before: str, after: str) -> None:
    assert guessed
    for code in ("en", "de", "hi", "zh"):
        around = tuple(alternatives), before, after
        assert guessed.options(*around, model().number(code), 6) == spelling.options_without_kernel(*around, code, 6)


@given(BETWEEN, st.integers(0, 7), st.sampled_from(quotation.SIGNS))
@example("‘qu’", 3, "’")
def test_signs_are_as_rare(text: str, at: int, sign: str) -> None:
    assert guessed
    for code in ("en", "de", "ka", "zh"):
        if at < len(text):
            assert guessed.rarer(text, at, sign, model().number(code)) == certainty.rarer(text, at, sign, code)


@given(
    st.lists(st.tuples(st.lists(st.tuples(ONE | BETWEEN.filter(bool), st.integers(0, 9)), min_size=1, max_size=4), BETWEEN), max_size=4),
    BETWEEN,
    st.integers(1, 5),
)
@example([([("“", 1), ("a", 2)], ""), ([("”", 0), ("’", 3)], " l’a „x")], "a", 5)
def test_spellings_cost_the_same(found: list[tuple[list[tuple[str, int]], str]], first: str, beam: int) -> None:
    assert guessed
    followed = [[(text, own / 4) for text, own in dict(options).items()] for options, _ in found]
    segments = [spelling.segment_of(text) for _, text in found]
    start = spelling.segment_of(first)
    begun = spelling.Path(start.last_word, first[-4:], quotation.START, open_sign=False)
    for code in ("en", "de", "hi"):
        cost, choices = guessed.spell(followed, segments, begun, model().number(code), beam)
        assert (cost, list(starmap(spelling.Choice, choices))) == spelling.follow_all(followed, segments, begun, code, beam)


@given(LOST, st.none() | st.sampled_from(hypotheses.PAGES))
@example(misread("“नमस्ते, दुनिया” – यह एक वाक्य है", "cp1252"), "windows-1252")
@example(misread("გამარჯობა, მსოფლიო — ეს წინადადებაა", "cp1252").lower(), None)
@example(misread("It’s “déjà vu”, isn’t it – à la carte… “Ça va?” l’été", "cp1252").replace("\x9d", ""), None)
@settings(max_examples=200)
def test_guesses_at_what_was_lost(text: str, name: str | None) -> None:
    for line in text.split("\n"):
        found = list(guesses_at(line, page=name, language=None))
        with twins():
            assert found == list(guesses_at(line, page=name, language=None))


@pytest.mark.parametrize("name", hypotheses.PAGES)
def test_damaged_forms(name: str) -> None:
    """Each form is found in the line that it stands in, as in Python."""
    for loss in losses.LOSSES:
        for damage in (losses.Damage(name, loss), losses.Damage(name, loss, shrunk=True)):
            for first in sorted(losses.firsts(damage)):
                for form in list(losses.forms(damage, first))[:40]:
                    line = f"x{form}y {form}"
                    places = losses.damaged_places_without_kernel(line, damage, losses.intact(line, name))
                    assert list(losses.damaged_places(line, damage, {})) == list(places)
