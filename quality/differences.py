"""What a change did: the differences between two runs of quality/freeze.py, by kind, with examples.

    python quality/differences.py BEFORE.jsonl.gz AFTER.jsonl.gz [--examples 5] [--kinds lossy]

What the states mean is said in quality/freeze.py. Clean texts in which neither run found anything are in neither file and do not
count. Changes for the worse come first.
"""

import argparse
import gzip
import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

AROUND = 25  # characters shown before and after the first difference
STATES = ("right", "partly", "untouched", "wrong")  # the best first
CHANGES = (
    *[f"now {now}, was {was}" for was, now in itertools.combinations(STATES, 2)],
    "reads otherwise, and is still not right",
    *[f"now {now}, was {was}" for now, was in itertools.combinations(STATES, 2)],
    "other proposals",
    "other rules or confidence",
)
Key = tuple[str, str, str]


class Run(NamedTuple):
    """What became of a text.

    Parameters:
        result: The text as cleaned.
        state: One of `STATES`.
        proposals: What is proposed besides, each a span and its replacement.
        findings: All findings, as frozen.
    """

    result: str
    state: str
    proposals: Sequence[object]
    findings: Sequence[object]


def main() -> None:
    """Print a table, and examples of each change."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--examples", type=int, default=5, help="of each kind and change")
    parser.add_argument("--kinds", default="", help="the kinds to compare, with commas, by how their names begin (default: all)")
    args = parser.parse_args()
    kinds = tuple(args.kinds.split(","))
    before, after = load(args.before), load(args.after)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    examples: dict[tuple[str, str], list[tuple[Key, Run, Run]]] = defaultdict(list)
    for key in dict.fromkeys((*before, *after)):
        if not key[0].startswith(kinds):
            continue
        was, now = before.get(key) or clean(key), after.get(key) or clean(key)
        counts[key[0]]["texts"] += 1
        counts[key[0]][f"was {was.state}"] += 1
        counts[key[0]][f"is {now.state}"] += 1
        if change := changed(was, now):
            counts[key[0]][change] += 1
            examples[change, key[0]].append((key, was, now))
    for kind, count in sorted(counts.items()):
        states = "  ".join(f"{state} {count[f'was {state}']} -> {count[f'is {state}']}" for state in STATES)
        print(f"{kind:34} {count['texts']:6} texts  {states}")
        for change in CHANGES:
            if count[change]:
                print(f"    {count[change]:6} {change}")
    for change in CHANGES:
        for (other, kind), some in sorted(examples.items()):
            if other == change:
                for key, was, now in some[: args.examples]:
                    show(change, kind, key, was, now)


def load(path: Path) -> dict[Key, Run]:
    """The texts of a run, by kind, text and what it should read."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        found: dict[Key, Run] = {}
        for kind, text, expected, result, state, findings in map(json.loads, rows):
            found[kind, text, expected] = Run(result, state, [one[1:5] for one in findings if not one[6]], findings)
        return found


def clean(key: Key) -> Run:
    """What a text that is not in a run came to: nothing was found in it."""
    _, text, expected = key
    return Run(text, "right" if text == expected else "untouched", [], [])


def changed(was: Run, now: Run) -> str:
    """What changed, in words; empty if nothing did."""
    if was.state != now.state:
        return f"now {now.state}, was {was.state}"
    if was.result != now.result:
        return "reads otherwise, and is still not right"
    if was.proposals != now.proposals:
        return "other proposals"
    return "other rules or confidence" if was.findings != now.findings else ""


def show(change: str, kind: str, key: Key, was: Run, now: Run) -> None:
    """Print one text, around the first place where the runs differ."""
    _, text, expected = key
    at = next((i for i, (a, b) in enumerate(zip(was.result, now.result, strict=False)) if a != b), None)
    if at is None:
        at = min((one[1] for run in (was, now) for one in run.findings if isinstance(one, list)), default=0)
    window = slice(max(0, at - AROUND), at + AROUND)
    print(f"\n{change}: {kind}\n  text      {text[window]!r}")
    if text != expected:
        print(f"  should be {expected[window]!r}")
    print(f"  was       {was.result[window]!r}\n  is        {now.result[window]!r}")
    for name, run in (("was", was), ("is", now)):
        for one in run.findings[:3]:
            print(f"  {name}: {one}")


if __name__ == "__main__":
    main()
