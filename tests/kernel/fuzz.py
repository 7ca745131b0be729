"""Random, spliced and cut text through every function of the kernel: it must not crash, and give what its twins give.

    python -m tests.kernel.fuzz 100000 [SEED]

Every tenth input is compared with the twins, which take most of the time.
"""

import random
import sys

from scrubber._lines import Surroundings
from scrubber.boilerplate import score, wordings
from scrubber.boilerplate.lines import HUGE, MUCH, cut_without_kernel
from scrubber.boilerplate.mixed import light_without_kernel
from scrubber.boilerplate.sentences import cutter
from scrubber.boilerplate.shapes import SHAPES, shaped
from scrubber.boilerplate.stems import recurring, recurring_without_kernel, searched
from scrubber.boilerplate.wordings import known
from scrubber.kernel import kernel
from scrubber.language import model
from scrubber.language.classes import beyond_ascii
from scrubber.mojibake import bound, costs, scoring, utf8
from scrubber.mojibake.compiled import judge
from scrubber.mojibake.legacy import explained
from scrubber.mojibake.legacy.suspects import suspects
from scrubber.mojibake.lost.readings import readings as guesses_at
from scrubber.mojibake.pages import NAMES, pages
from scrubber.mojibake.scoring import group
from scrubber.page import sentences as of_page
from scrubber.spans import Edit, apply
from scrubber.truncation import first_look, measures, places, prompts, unfinished
from scrubber.truncation.lines import lines_without_kernel, reader
from tests.kernel.test_twins import twins
from tests.kernel.twin_scores import claims, scored
from tests.strategies import CODE_PAGES, SENTENCES, misread

COMPARED = 10
ODD = "\0\n\r\t \x7f\x80\x9f\xa0\xad\u0301\u200b\ud800\udfff\ufffd\ufffe\uffff\U0001f600\U0010ffffâÃÂ?“’"


def text(chance: random.Random) -> str:
    """A text of up to some thousand characters."""
    pieces = []
    for _ in range(chance.randrange(1, 6)):
        kind = chance.randrange(5)
        if kind == 0:
            pieces.append("".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(40))))
        elif kind == 1:
            pieces.append("".join(chance.choices(ODD, k=chance.randrange(30))))
        else:
            sentence = chance.choice(SENTENCES)
            for _ in range(chance.randrange(4)):
                sentence = misread(sentence, chance.choice(CODE_PAGES))
            at = chance.randrange(len(sentence) + 1)
            pieces.append(sentence[at:] + sentence[:at] if kind == 2 else sentence[at : at + 60])
    whole = chance.choice(["", " ", "\n"]).join(pieces)
    return whole * chance.choice([1, 1, 1, 1, 50]) if len(whole) < 200 else whole


def same_readings(one: str, chance: random.Random, *, compare: bool) -> bool:
    """What a text holds that is worth weighing, and what its bytes are on a page."""
    compiled, models = judge(), model().compiled
    assert compiled
    assert models
    page = chance.randrange(len(NAMES))
    edits = compiled.read_back(one, page)
    found = compiled.look(one), compiled.may_be_misread(one), compiled.is_explained(one)
    suspects(one.split("\n"))
    compiled.is_likely(one, 700)
    compiled.total(one)
    compiled.explains(one, chance.getrandbits(75), chance.random())
    models.rank(one, chance.randrange(80))
    if not compare:
        return True
    looks = bound.may_be_misread(one), not beyond_ascii(one) or explained.is_explained(one)
    return edits == pages()[page].read_back(one) and found[1:] == looks


def same_repairs(one: str, chance: random.Random, *, compare: bool) -> bool:
    """What a repair is worth: that of all that a page reads otherwise, and one made at random."""
    compiled = judge()
    assert compiled
    page, few = chance.randrange(len(NAMES)), chance.sample(model().languages, chance.randrange(2))
    spans = sorted(chance.sample(range(len(one) + 1), min(len(one) + 1, 2 * chance.randrange(5))))
    made = [Edit(start, end, chance.choice(ODD) * chance.randrange(1, 4)) for start, end in zip(spans[::2], spans[1::2], strict=False)]
    for edits in (compiled.read_back(one, page), made):
        groups, repaired = group(edits), apply(one, edits)
        found = scoring.score(one, repaired, groups, few), compiled.unread(one, groups, page)
        if compare and found != (scoring.score_without_kernel(one, repaired, groups, few), costs.unread(one, groups, pages()[page])):
            return False
    return True


def same_line(one: str, chance: random.Random, *, compare: bool) -> bool:  # noqa: ARG001
    """What a line weighs, which rule knows it, what it holds, and how it may be read."""
    line, table, rules = " ".join(one.split())[:400] or "-", score.table(), wordings.compiled_rules()
    assert rules
    assert table.compiled
    group_of_line, weighed, spelt = rules.match(line), table.compiled.weigh(line), table.spell(line)
    if any((word in searched(line)) != (word in line) for word in (line[1:6], line[-5:], line[:8][::-1])):
        return False
    if compare and sorted(recurring(line, searched(one.casefold()), 2)) != sorted(recurring_without_kernel(line, one.casefold(), 2)):
        return False
    readings = list(utf8.readings(line)), list(guesses_at(line, page=None, language=None))
    chains = dict.fromkeys(one.steps for one in readings[0] if one.rule in NAMES)
    plain = [(utf8.plainly_read(line, steps, "en"), utf8.plain_reading(line, steps, "en")) for steps in chains]
    if not compare:
        return True
    if weighed not in (None, table.added(line)) or group_of_line is not wordings.wordings().match(line):
        return False
    runs, table.runs = table.runs, None
    without = table.spell(line)
    table.runs = runs
    with twins():
        if plain != [(utf8.plainly_read(line, steps, "en"), utf8.plain_reading(line, steps, "en")) for steps in chains]:
            return False
        return spelt == without and readings == (list(utf8.readings(line)), list(guesses_at(line, page=None, language=None)))


def same_parts(one: str, chance: random.Random, *, compare: bool) -> bool:  # noqa: ARG001
    """Where the parts of a line weigh little."""
    line, scorer = " ".join(one.split())[:400] or "-", score.table().scorer
    assert scorer
    found = scorer.light(line, 9, 2, 0.0)
    return not compare or found in (None, list(light_without_kernel(line, 9, 2, 0.0)))


def same_scores(one: str, chance: random.Random, *, compare: bool) -> bool:
    """What the score says of a text, and of parts of its lines, as those of a page."""
    lines = [bare for row in one.split("\n") for bare in (row.strip(), row[:40].strip(), row[-20:].strip()) if bare]
    shapes = [shaped(shape, lines) for shape in SHAPES]
    if not compare or not lines:
        return True
    if shapes != [[position for position, line in enumerate(lines) if shape(line)] for shape in SHAPES]:
        return False
    found, expected = scored(lines, titled=chance.random() < 0.5, chance=chance)
    claimed, twins_claim = claims(lines, chance=chance)
    return found in (None, expected) and claimed == twins_claim


def same_lines(one: str, chance: random.Random, *, compare: bool) -> bool:  # noqa: ARG001
    """How a text is cut into lines and sentences, and what is counted in it."""
    cut, ends, shown = cutter(), reader(), of_page.reader()
    assert cut
    assert ends
    assert shown
    found = cut.lines(one, known, MUCH, HUGE), ends.lines(one), shown.sentences(one), shown.holds_prose(one)
    counted = measures.measure(one), measures.content(one), unfinished.hashes(one)
    if not compare:
        return True
    of_shown = list(of_page.sentences_without_kernel(one)), of_page.holds_prose_without_kernel(one)
    by_twins = measures.measure_without_kernel(one), measures.content_without_kernel(one), unfinished.hashes_without_kernel(one)
    return found == (cut_without_kernel(one), lines_without_kernel(one), *of_shown) and counted == by_twins


def same_end(one: str, chance: random.Random, *, compare: bool) -> bool:  # noqa: ARG001
    """What is measured at the end of a text, and at its first lines."""
    look, tables = first_look.compiled_look(), places.tables()
    assert look
    assert tables
    found = look.look(one, False), prompts.may_hold_one(one)
    rows = lines_without_kernel(one)
    removed, claimed = [0] * (len(rows) + 1), [False] * len(rows)
    compiled, expected = Surroundings(tables, one, rows, removed, claimed), places.Surroundings(one, rows, removed, claimed)
    few = range(min(len(rows), 4))
    measured = [compiled.at(at) for at in few]
    if not compare:
        return True
    by_twins = first_look.look_without_kernel(one, all_lines=False), prompts.may_hold_one_without_kernel(one)
    return found == by_twins and measured == [expected.at(at) for at in few]


CHECKS = (same_readings, same_repairs, same_line, same_parts, same_scores, same_lines, same_end)


def main(count: int, seed: int) -> int:
    """Try so many texts."""
    if kernel() is None or wordings.compiled_rules() is None:
        print("there is no kernel to try, or it was compiled with other rules", file=sys.stderr)
        return 2
    chance = random.Random(seed)
    for number in range(count):
        one = text(chance)
        for check in CHECKS:
            if not check(one, chance, compare=number % COMPARED == 0):
                print(f"input {number} of seed {seed}: {check.__name__} finds otherwise than the twins: {one!r}")
                return 1
    print(f"{count:,} inputs, every {COMPARED}th compared: the same")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
