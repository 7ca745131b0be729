"""Finds texts that hold the constants of scrubber/mojibake/thresholds.py where they are, and writes them down for the tests.

    python quality/pins.py [CONSTANT ...] [--fresh] [--seconds 8]

For each constant and each factor that it is moved by, a text is looked for that reads right now and would not then. They
go to tests/mojibake/thresholds.json, where tests/mojibake/test_thresholds.py takes them from. What is there and still
holds stays. Constants that nothing holds are printed: they can go, or the texts of tests/mojibake/damage.py lack something.
"""

import argparse
import hashlib
import itertools
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from scrubber import fix_mojibake  # noqa: E402
from scrubber.encodings import EAST_ASIAN  # noqa: E402
from scrubber.mojibake.pages import NAMES  # noqa: E402
from tests import fixtures, strategies  # noqa: E402
from tests.mojibake.damage import CLEAN, LEGACY, LOSSES, MIXED, SENTENCES, SHORT, TRICKY, WORDS, is_lost, misread, reread  # noqa: E402
from tests.mojibake.perturbed import CONSTANTS, perturbed  # noqa: E402
from tests.mojibake.test_defects import REPAIRED, RIGHT  # noqa: E402

PINS = ROOT / "tests" / "mojibake" / "thresholds.json"
MOST = 6500  # texts to look among
LONG = 200  # characters of a text from which on it comes last
SHOWN = 60  # texts that change at a factor, at most, to look among at one nearer to 1
DOWN, UP = (0.8, 0.5, 0.05), (1.25, 2.0, 4.0)  # the nearest that changes anything is taken
COMMON = ("windows-1252", "latin-1", "windows-1250", "windows-1251", "mac-roman", "windows-1257", "windows-1253", "windows-1254")
PRIVATE_USE = ("\uf0b7 Punkt eins", "Tel \uf095", "\ue000", "a\uf8ffb")
Text = tuple[str, str]
Pin = tuple[str, float, str, str]


def main() -> None:
    """Look for pins, and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("constants", nargs="*", default=CONSTANTS)
    parser.add_argument("--fresh", action="store_true", help="look for all of them anew")
    parser.add_argument("--seconds", type=float, default=8.0, help="to look for one text")
    args = parser.parse_args()
    pins: list[Pin] = [tuple(pin) for pin in json.loads(PINS.read_text(encoding="utf-8"))] if PINS.exists() and not args.fresh else []
    pins = [pin for pin in pins if pin[0] in CONSTANTS]
    texts = right_now()
    print(f"{len(texts)} texts read right", file=sys.stderr)
    for constant in args.constants:
        for factors in (DOWN, UP):
            known = [pin for pin in pins if pin[0] == constant and (pin[1] < 1) == (factors is DOWN)]
            if known and all(holds(pin) for pin in known):
                continue
            pins = [pin for pin in pins if pin not in known]
            pin = find(constant, factors, texts, args.seconds)
            if pin:
                pins.append(pin)
                print(f"{constant} x {pin[1]}: {pin[2]!r}")
            else:
                print(f"{constant}: nothing changes at x {factors}")
            write(pins)


def holds(pin: Pin) -> bool:
    """Whether a text still reads right, and would not if its constant moved."""
    constant, factor, text, right = pin
    if fix_mojibake(text) != right:
        return False
    with perturbed(constant, factor):
        return fix_mojibake(text) != right


def find(constant: str, factors: Sequence[float], texts: Sequence[Text], seconds: float) -> Pin | None:
    """A text that holds a constant on one side, at the factor nearest to 1 that shows one of those that show the farthest."""
    found, at = list(texts), 0.0
    for factor in reversed(factors):
        if not (changed := list(itertools.islice(that_change(found, constant, factor, seconds), SHOWN))):
            break
        found, at = changed, factor
    return (constant, at, *min(found, key=lambda both: len(both[0]))) if found is not texts and len(found) < len(texts) else None


def that_change(texts: Sequence[Text], constant: str, factor: float, seconds: float) -> Iterator[Text]:
    """The texts that would not read right if a constant were moved."""
    start = time.process_time()
    with perturbed(constant, factor):
        for text, right in texts:
            if fix_mojibake(text) != right:
                yield text, right
            if time.process_time() - start > seconds:
                return


def right_now() -> list[Text]:
    """The texts that read right as things are: known defects first, the others in an order that mixes their kinds, long ones last."""
    found = dict(candidates())
    first = {*RIGHT, *(bad for bad, _ in REPAIRED)}
    texts = sorted(
        found.items(),
        key=lambda both: (both[0] not in first, len(both[0]) > LONG, hashlib.sha256(both[0].encode("utf-8", "surrogatepass")).digest()),
    )
    return [(text, right) for text, right in texts[:MOST] if fix_mojibake(text) == right]


def candidates() -> Iterator[Text]:
    """Texts of our own, clean and damaged, each with what it should read."""
    yield from ((text, text) for text in RIGHT)
    yield from REPAIRED
    for text in (*CLEAN, *WORDS, *TRICKY):
        for form in dict.fromkeys((text, text.upper(), text.lower(), f"“{text}”", f"{text}…")):
            yield form, form
    for shelf in ("in-the-wild", "synthetic", "negative"):
        yield from ((case.input, case.expected) for case in fixtures.cases("mojibake", shelf))
    beginnings = [" ".join(sentence.split()[:3]) for sentence in SENTENCES]
    for text in (*SENTENCES, *SHORT, *MIXED, *WORDS, *beginnings):
        for name in NAMES:
            if not is_lost(text, name):
                yield misread(text, name), text
    for sentence, (one, other) in itertools.product(SENTENCES, itertools.product(COMMON, repeat=2)):
        yield misread(misread(sentence, one), other), sentence
    for sentence, name, lose in itertools.product((*SENTENCES, *strategies.SENTENCES[:8]), COMMON, LOSSES.values()):
        yield lose(misread(sentence, name)), sentence
    for sentence, written, read in itertools.product(SENTENCES, LEGACY, LEGACY[:6]):
        yield reread(sentence, written, read), sentence
    for name, line in itertools.product(COMMON[:4], (*SHORT, *WORDS, *TRICKY[::3])):
        lines = [sentence for sentence in SENTENCES[::2] if sentence.isascii() or not is_lost(sentence, name)]
        damaged = "\n".join(misread(sentence, name) for sentence in lines)
        if not is_lost(line, name):
            yield f"{damaged}\n{misread(line, name)}", "\n".join((*lines, line))
        yield f"{damaged}\n{line}", "\n".join((*lines, line))
    for text, codec in itertools.product((*SENTENCES, *SHORT, *WORDS, *beginnings), EAST_ASIAN.values()):
        try:
            yield text.encode().decode(codec), text
        except UnicodeDecodeError:
            continue
    for text, name in itertools.product(PRIVATE_USE, NAMES):
        if not is_lost(text, name):
            yield misread(text, name), text
    for sentence, name, short in zip(itertools.cycle(SENTENCES[:6]), NAMES, itertools.cycle(SHORT), strict=False):
        if not is_lost(sentence + short, name):
            yield f"{misread(sentence, name)}\n{short}\n{misread(short, name)}", f"{sentence}\n{short}\n{short}"


def write(pins: Sequence[Pin]) -> None:
    """Write the pins, one a line."""
    lines = ",\n".join(" " + json.dumps(pin) for pin in sorted(pins))
    PINS.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
