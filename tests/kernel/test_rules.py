"""Which rule knows a line: the kernel as its twins in Python."""

import random
import re
from types import SimpleNamespace

import pytest
from hypothesis import example, given, settings

from scrubber.boilerplate import wordings
from scrubber.boilerplate.normal import fold, normalise
from scrubber.boilerplate.rule_files import raw_groups
from scrubber.kernel import RULES, kernel
from tests.kernel.test_score import LINES
from tests.kernel.test_twins import LONG

compiled = kernel("_rules")
pytestmark = pytest.mark.skipif(
    compiled is None, reason="there is no compiled kernel, or it is not wanted: the twins have nothing to be compared with"
)


@given(LINES)
@example("¿ ¡ ")
@example("x" * 70)
@example("← ")
@example("→→Read more🔔")
@example(LONG)
@settings(max_examples=1_000)
def test_the_same_rule_knows_a_line(line: str) -> None:
    rules = wordings.compiled_rules()
    assert rules, "the kernel was compiled with other rules: compile it again"
    line = line.strip()
    group = wordings.wordings().match(line)
    assert rules.match(line) is group
    for after in (False, True):
        assert rules.about_author(line, after) is wordings.wordings().about_author(line, after=after)
    assert rules.among([line, "-", line]) == ({0: group, 2: group} if group else {})


EXAMPLES = [
    line.strip()
    for family in wordings.FAMILIES
    for group in raw_groups(family)
    for name in ("examples", "counterexamples")
    for line in group.get(name, "").split("\n")
    if line.strip()
]


def test_the_same_rules_know_examples_and_what_comes_close() -> None:
    rules = wordings.compiled_rules()
    assert rules
    for line in EXAMPLES:
        for one in (
            line,
            line.upper(),
            f"• {line}:",
            f"{'•' * 9}{line}",
            f"{line} 12,345.",
            f"“{line}”",
            f"({line})",
            f"👩\u200d💻 {line} ⬇\ufe0f",
            f"\ue617{line}",
            f"1. {line} – {line}",
        ):
            assert rules.match(one) is wordings.wordings().match(one), one


def test_programs_match_what_expressions_do() -> None:
    """Each pattern by itself, on lines of its own and of others, and on what is left when they are cut or a character is dropped."""
    rules = wordings.compiled_rules()
    assert rules
    chance = random.Random(7)
    lines = [one for line in EXAMPLES for one in (line, normalise(line))]
    names = [(expression, "She \nEric \nDr. ") for expression, _ in wordings.rule_table()["names"]]
    mail = [(expression, "@\n记者\nmail") for expression, _ in wordings.rule_table()["mail"]]
    for number, (expression, openings, *_) in enumerate([*wordings.lookups()["known"], *names, *mail]):
        pattern, own = re.compile(expression), tuple(openings.split("\n"))
        for line in chance.sample(lines, 20) + [line for line in lines if line.startswith(own)][:20]:
            at = chance.randrange(len(line) + 1)
            for one in (line, line[:at], line[:at] + line[at + 1 :], f"{line}\n"):
                assert rules.runs(number, one) == bool(pattern.fullmatch(one)), (expression, one)


@given(LINES)
@example("- 1,2345,678 a,000 12,34 · ...")
@example("\x1c * 7. \x1f9,999")
@settings(max_examples=500)
def test_normal_forms_are_the_same(line: str) -> None:
    rules = wordings.compiled_rules()
    assert rules
    assert rules.normal(line) == normalise(line)


def test_a_file_that_does_not_fit_is_refused() -> None:
    assert compiled
    whole = RULES.read_bytes()
    for file in (b"", whole[:8], bytes(4) + whole[4:], whole[:-4], whole[:8] + b"\xff" * 4 + whole[12:], whole[:8] + bytes(4)):
        with pytest.raises(ValueError, match="the file of the rules"):
            compiled.Rules(file, wordings.wordings(), (100, 160, 60, 130, 300), ("",) * 5, SimpleNamespace(fold=fold))
    with pytest.raises(TypeError):
        wordings.compiled_rules().among([None])  # type: ignore[union-attr, list-item]
