"""What recurs over a site's articles is learned, whatever their order and however often they come."""

import random
import tracemalloc
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.boilerplate.templates import SiteTemplate
from scrubber.cli.arguments import parsed
from scrubber.corpus import learning
from scrubber.corpus.learning import MIN_ARTICLES, MIN_SHARE, article, learn
from tests.strategies import PAGE_LINES, SENTENCES

FIRST = "Ann Bob Cem Dana Eve Finn Gül Hana Igor Jana".split()
LAST = "Smith Jones Özdemir Novák García Weber Rossi Silva Petrov Larsen".split()
HERALD = "herald.example"


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few bits and counters that much is taken for what it is not at first, which must change nothing."""
    monkeypatch.setattr(learning, "SEEN", 64)
    monkeypatch.setattr(learning, "SKETCH", 128)


def page(number: int, *extra: str) -> str:
    """An article like no other, with the lines of its page."""
    rnd = random.Random(number)
    words = ["".join(rnd.choices("aeioulmnrst", k=7)) for _ in range(40)]
    body = [" ".join(["Yesterday", *words[i : i + 10]]) + "." for i in range(0, 40, 10)]
    byline = f"Written by {rnd.choice(FIRST)} {rnd.choice(LAST)}, {rnd.randint(2, 30)} March 20{rnd.randint(10, 24)}"
    footer = ["Follow the Herald on the messenger of your choice", f"{rnd.randint(3, 99)} readers like this"]
    return "\n\n".join([byline, *body, *extra, *footer])


def learned(texts: Iterable[tuple[str, str]], **least: float) -> dict[str, SiteTemplate]:
    articles = [found for site, text in texts if (found := article(site, text))]
    return learn(lambda: articles, **{"min_share": 0.1, **least})  # type: ignore[arg-type]


def test_the_lines_that_recur_are_learned_and_those_of_the_articles_are_not() -> None:
    assert learned((HERALD, page(n)) for n in range(12))[HERALD] == SiteTemplate(
        12, {"# readers like this": 12, "Follow the * on the messenger of your choice": 12, "Written by *, # * #": 12}
    )


def test_a_line_of_few_articles_is_not_learned() -> None:
    texts = [(HERALD, page(n, *(["A refrain of four"] if n % 10 == 0 else []))) for n in range(40)]
    assert "A refrain of four" not in learned(texts)[HERALD].lines


def test_a_paragraph_that_an_editor_uses_again_needs_half_of_the_articles() -> None:
    background = (
        "The bridge, which was built in the year of the great flood, has been closed twice since then, both of these times for years."
    )
    texts = [(HERALD, page(n, *([background] if n % 3 == 0 else []))) for n in range(30)]
    assert background not in learned(texts)[HERALD].lines


def test_an_article_that_comes_again_is_counted_once_with_the_lines_of_all_copies() -> None:
    assert learned([(HERALD, page(1))] * 20) == {}
    copies = [(HERALD, page(n, *(["Most read"] if copy else []))) for n in range(8) for copy in (0, 1, 1)]
    assert learned(copies)[HERALD].lines["Most read"] == learned(copies)[HERALD].articles == 8


def test_sites_are_learned_apart() -> None:
    texts = [(f"site{n % 4}.example", page(n)) for n in range(12)]
    assert learned(texts) == {}
    assert len(learned(texts, min_articles=3)) == 4


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.lists(st.sampled_from(PAGE_LINES + SENTENCES)).map("\n".join)), max_size=12),
    st.randoms(use_true_random=False),
    st.integers(1, 3),
)
def test_the_order_does_not_count(texts: list[tuple[str, str]], chance: random.Random, least: int) -> None:
    mixed = list(texts)
    chance.shuffle(mixed)
    assert learned(mixed, min_articles=least) == learned(texts, min_articles=least)


@given(st.lists(st.lists(st.sampled_from(PAGE_LINES + SENTENCES), min_size=1), max_size=12), st.integers(1, 3))
def test_what_is_learned_is_what_counting_without_a_sketch_finds(pages: list[list[str]], least: int) -> None:
    copies: dict[bytes, set[str]] = {}
    for found in (article("a", "\n".join(lines)) for lines in pages):
        if found:
            copies.setdefault(found.key, set()).update(found.patterns)
    counts = {line: sum(line in lines for lines in copies.values()) for line in {line for lines in copies.values() for line in lines}}
    here = learned((("a", "\n".join(lines)) for lines in pages), min_articles=least, min_share=0.0).get("a")
    assert {line: n for line, n in counts.items() if n >= least and len(line) < learning.PROSE} == {
        line: n for line, n in (here.lines if here else {}).items() if len(line) < learning.PROSE
    }


def test_memory_is_bounded_by_what_recurs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "SEEN", 1 << 20)
    monkeypatch.setattr(learning, "SKETCH", 1 << 18)
    texts = [page(n) for n in range(3000)]

    learn(list)  # what is held for good
    tracemalloc.start()
    learn(lambda: (found for text in texts if (found := article(HERALD, text))))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < sum(map(len, texts)) / 5


def test_the_command_learns_by_the_same_figures() -> None:
    arguments = parsed(["learn", "corpus"])
    assert (arguments.min_articles, arguments.min_share) == (MIN_ARTICLES, MIN_SHARE)
