"""Compare all findings with the compiled kernel and without it.

    python quality/digest.py [SHARED] [--megabytes 0.4]

Cleans the fixtures, the seeds and sentences that were damaged in many ways, and, where the development data lies in SHARED, a
sample of each of its corpora, once in a process with the kernel and once in one without. Says which text differs first.
"""

import argparse
import hashlib
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def corpora(shared: Path | None) -> Iterator[tuple[str, list[str]]]:
    """Names of corpora, and their texts."""
    from tests.strategies import CODE_PAGES, SENTENCES, misread

    files = sorted([*(ROOT / "seeds").iterdir(), *(ROOT / "fixtures").rglob("*.md"), *(ROOT / "docs").glob("*.md")])
    yield "seeds, fixtures, documents", [file.read_text(encoding="utf-8") for file in files if file.is_file()]
    damaged = [misread(sentence, page) for sentence in SENTENCES for page in CODE_PAGES]
    yield "damaged sentences", [*SENTENCES, *damaged, *(misread(text, "cp1252") for text in damaged)]
    yield "damaged sentences as documents", ["\n".join(damaged[at : at + 12]) for at in range(0, len(damaged), 12)]
    if shared is not None:
        sys.path.insert(0, str(shared / "eval"))
        yield from importlib.import_module("speed").corpora(shared / "data").items()


def digests(shared: Path | None, megabytes: float) -> Iterator[tuple[str, list[str]]]:
    """For each corpus a digest of the findings of each text, up to so much of it."""
    import scrubber

    for name, texts in corpora(shared):
        found, size = [], 0
        for text in texts:
            result = scrubber.scrub(text)
            findings = json.dumps([*map(scrubber.Finding.to_dict, result.findings), result.text])
            found.append(hashlib.sha256(findings.encode()).hexdigest()[:16])
            size += len(text.encode())
            if size > megabytes * 1e6:
                break
        yield name, found


def main() -> int:
    """Compare, or, in a process of its own, print the digests."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", help="the folder of the development data")
    parser.add_argument("--megabytes", type=float, default=0.4, help="of each corpus, at most (%(default)s)")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        print(json.dumps(list(digests(arguments.shared, arguments.megabytes))))
        return 0
    command = [sys.executable, *sys.argv, "--child"]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"SCRUBBER_KERNEL": wanted, "PYTHONPATH": str(ROOT)})
        for wanted in "01"
    ]
    without, compiled = (json.loads(process.communicate()[0] or "null") for process in running)
    if without is None or compiled is None:
        print("a process ended with an error, see above", file=sys.stderr)
        return 2
    differ = False
    for (name, one), (_, other) in zip(without, compiled, strict=True):
        wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        differ |= bool(wrong)
        whole = hashlib.sha256("".join(one).encode()).hexdigest()[:16]
        print(f"{name:36s} {len(one):6,} texts  {whole}  {f'{len(wrong)} DIFFER, the first is number {wrong[0]}' if wrong else 'the same'}")
    return int(differ)


if __name__ == "__main__":
    sys.exit(main())
