"""Random, spliced and cut text through every function of the kernel: it must not crash, and give what its twins give.

    python -m tests.kernel.fuzz 100000 [SEED]

Every tenth input is compared with the twins, which take most of the time.
"""

import random
import sys

from scrubber._lines import Surroundings
from scrubber._rules import Rules
from scrubber._score import Weights
from scrubber.boilerplate import score, wordings
from scrubber.boilerplate.lines import HUGE, MUCH, cut_without_kernel
from scrubber.boilerplate.mixed import light_without_kernel
from scrubber.boilerplate.sentences import cutter
from scrubber.boilerplate.stems import searched
from scrubber.boilerplate.wordings import known
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
from tests.kernel.twin_scores import scored as scored_twice
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


def same_line(line: str, rules: Rules, words: Weights, *, compare: bool) -> bool:
    """Whether a line weighs the same, is known to a rule that would be asked, and has the same readings, where that is compared."""
    if not same_parts(line, compare=compare):
        return False
    group, weighed, spelt = rules.match(line), words.weigh(line), score.table().spell(line)
    if any((word in searched(line)) != (word in line) for word in (line[1:6], line[-5:], line[:8][::-1])):
        return False
    readings = list(utf8.readings(line)), list(guesses_at(line, page=None, language=None))
    chains = dict.fromkeys(one.steps for one in readings[0] if one.rule in NAMES)
    plain = [(utf8.plainly_read(line, steps, "en"), utf8.plain_reading(line, steps, "en")) for steps in chains]
    if not compare:
        return True
    if weighed not in (None, score.table().added(line)) or group is not wordings.wordings().match(line):
        return False
    runs, score.table().runs = score.table().runs, None
    without = score.table().spell(line)
    score.table().runs = runs
    with twins():
        if plain != [(utf8.plainly_read(line, steps, "en"), utf8.plain_reading(line, steps, "en")) for steps in chains]:
            return False
        return spelt == without and readings == (list(utf8.readings(line)), list(guesses_at(line, page=None, language=None)))


def same_parts(line: str, *, compare: bool) -> bool:
    """Whether the parts of a line weigh little in the same places, where that is compared."""
    scorer = score.table().scorer
    assert scorer
    found = scorer.light(line, 9, 2, 0.0)
    return not compare or found in (None, list(light_without_kernel(line, 9, 2, 0.0)))


def same_places(one: str, *, compare: bool) -> bool:
    """Whether the same is measured at the first lines of a text, where that is compared."""
    rows, tables = lines_without_kernel(one), places.tables()
    assert tables
    removed, claimed = [0] * (len(rows) + 1), [False] * len(rows)
    compiled, expected = Surroundings(tables, one, rows, removed, claimed), places.Surroundings(one, rows, removed, claimed)
    return all(compiled.at(at) == expected.at(at) if compare else compiled.at(at) for at in range(min(len(rows), 4)))


def main(count: int, seed: int) -> int:
    """Try so many texts."""
    compiled, models = judge(), model().compiled
    cut, ends, shown, rules, words = cutter(), reader(), of_page.reader(), wordings.compiled_rules(), score.table().compiled
    if compiled is None or models is None or cut is None or ends is None or shown is None or rules is None or words is None:
        print("there is no kernel to try", file=sys.stderr)
        return 2
    first = first_look.compiled_look()
    assert first
    chance = random.Random(seed)
    for number in range(count):
        one = text(chance)
        page = chance.randrange(len(NAMES))
        edits = compiled.read_back(one, page)
        spans = sorted(chance.sample(range(len(one) + 1), min(len(one) + 1, 2 * chance.randrange(5))))
        made = [Edit(start, end, chance.choice(ODD) * chance.randrange(1, 4)) for start, end in zip(spans[::2], spans[1::2], strict=False)]
        line = " ".join(one.split())[:400] or "-"
        if not same_line(line, rules, words, compare=number % COMPARED == 0):
            print(f"input {number} of seed {seed} is weighed or read otherwise than by the twins: {line!r}")
            return 1
        if not same_places(one, compare=number % COMPARED == 0):
            print(f"input {number} of seed {seed} is measured otherwise than by the twin: {one!r}")
            return 1
        few = chance.sample(model().languages, chance.randrange(2))
        found = (compiled.look(one), compiled.may_be_misread(one), compiled.is_explained(one))
        suspects(one.split("\n"))
        compiled.is_likely(one, 700)
        compiled.total(one)
        compiled.explains(one, chance.getrandbits(75), chance.random())
        models.rank(one, chance.randrange(80))
        for change in (edits, made):
            groups = group(change)
            scored = scoring.score(one, apply(one, change), groups, few)
            unread = compiled.unread(one, groups, page)
            if number % COMPARED == 0:
                repaired = apply(one, change)
                expected = scoring.score_without_kernel(one, repaired, groups, few)
                if scored != expected or unread != costs.unread(one, groups, pages()[page]):
                    print(f"input {number} of seed {seed} is scored otherwise than by the twins: {one!r}")
                    return 1
        page_lines = [bare for row in one.split("\n") for bare in (row.strip(), row[:40].strip(), row[-20:].strip()) if bare]
        if number % COMPARED == 0 and page_lines:
            scores, expected_scores = scored_twice(page_lines, titled=chance.random() < 0.5, chance=chance)
            if scores not in (None, expected_scores):
                print(f"input {number} of seed {seed} is scored otherwise than by the twins: {page_lines!r}")
                return 1
        lines = cut.lines(one, known, MUCH, HUGE), ends.lines(one), shown.sentences(one), shown.holds_prose(one)
        said = measures.measure(one), measures.content(one), unfinished.hashes(one)
        end = first.look(one, False), prompts.may_hold_one(one)
        if number % COMPARED == 0:
            spoken = measures.measure_without_kernel(one), measures.content_without_kernel(one), unfinished.hashes_without_kernel(one)
            expected_end = first_look.look_without_kernel(one, all_lines=False), prompts.may_hold_one_without_kernel(one)
            apart = list(of_page.sentences_without_kernel(one)), of_page.holds_prose_without_kernel(one)
            if lines != (cut_without_kernel(one), lines_without_kernel(one), *apart) or said != spoken or end != expected_end:
                print(f"input {number} of seed {seed} is cut otherwise than by the twins: {one!r}")
                return 1
            expected_edits = pages()[page].read_back(one)
            looks = bound.may_be_misread(one), not beyond_ascii(one) or explained.is_explained(one)
            if edits != expected_edits or found[1:] != looks:
                print(f"input {number} of seed {seed} is read otherwise than by the twins: {one!r}")
                return 1
    print(f"{count:,} inputs, every {COMPARED}th compared: the same")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
