from hypothesis import given
from hypothesis import strategies as st

from scrubber.language import model
from scrubber.language.model import UNIT
from scrubber.language.together import LONG, SHORT, UNKNOWN, lanes, unpacked

CHARACTERS = st.one_of(st.sampled_from("aZé ßжЖωا中の한”\x80\ufffd"), st.characters(codec=None))


@given(CHARACTERS, CHARACTERS)
def test_all_languages_cost_what_each_does(before: str, char: str) -> None:
    costs = model().together.costs(before, char)
    for cost, code in zip(costs, model().languages, strict=True):
        one = model().language(code)
        assert abs(cost / UNIT + one.inside(char) - one.look_up(before, char)) < 1e-9


@given(CHARACTERS, CHARACTERS)
def test_only_languages_that_know_both_are_asked(before: str, char: str) -> None:
    costs = model().known[before, char]
    for known, cost, code in zip(costs, model().together.costs(before, char), model().languages, strict=True):
        both = all(one < "\x80" or one in model().language(code).alphabet for one in (before, char))
        assert known == (cost if both else UNKNOWN)


@given(CHARACTERS, CHARACTERS)
def test_the_likelier_pool_counts(before: str, char: str) -> None:
    assert model().pooled(before, char) == min(model().joint.look_up(before, char), model().other.look_up(before, char))


@given(st.lists(st.binary(min_size=76, max_size=76), max_size=200), st.sampled_from((LONG, SHORT)))
def test_lanes_are_summed_each_by_itself(rows: list[bytes], size: int) -> None:
    summed = unpacked(sum(lanes(row, size) for row in rows), 76, size)
    assert summed == tuple(sum(row[at] for row in rows) for at in range(76))
