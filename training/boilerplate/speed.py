"""How fast the filter is: MB of UTF-8 per CPU second on one core, and microseconds a line.

    PYTHONPATH=. python training/boilerplate/speed.py DATA_DIR [--texts 60] [--repeat 5]
    PYTHONPATH=. python training/boilerplate/speed.py FILE...

DATA_DIR holds boilerplate/lines.jsonl.gz; its articles of news and its whole pages are measured. Otherwise each file is a
text. `new` are texts that were not seen before, one after the other, `again` the same texts once more, as where a site
repeats its lines. Whatever is loaded or compiled once is not counted. Of several times the shortest counts, of each five texts apart,
since other work on the machine makes times long, never short.
"""

import argparse
import gc
import sys
import time
from collections.abc import Sequence
from functools import _lru_cache_wrapper
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from corpus import texts

from scrubber import strip_boilerplate

BATCH = 5  # texts that are timed together


def forget() -> None:
    """Empty the caches of lines and pages, but not those that hold everything there is: rules, patterns, tables."""
    for cache in [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]:
        if cache.__module__.startswith("scrubber.") and cache.cache_parameters()["maxsize"]:
            cache.cache_clear()


def measure(name: str, documents: Sequence[str], repeat: int) -> None:
    """Print the throughput on some texts."""
    for document in documents:
        strip_boilerplate(document)
    size = sum(len(document.encode("utf-8", "replace")) for document in documents) / 1e6
    lines = sum(document.count("\n") + 1 for document in documents)
    for mode in ("new", "again"):
        best: dict[int, float] = {}
        for _ in range(repeat):
            if mode == "new":
                forget()
            for first in range(0, len(documents), BATCH):
                start = time.process_time()
                for document in documents[first : first + BATCH]:
                    strip_boilerplate(document)
                best[first] = min(best.get(first, 1e9), time.process_time() - start)
        seconds = sum(best.values())
        speed = f"{size / seconds:6.2f} MB/s  {1e6 * seconds / lines:6.1f} µs a line"
        print(f"{name:12s} {mode:6s} {speed}  ({len(documents)} texts, {size:.2f} MB)", flush=True)


def main() -> None:
    """Measure what is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--texts", type=int, default=60, help="texts of each kind, at most")
    parser.add_argument("--repeat", type=int, default=5)
    args = parser.parse_args()
    if args.paths[0].is_dir():
        for track in ("news", "whole-page"):
            some = ("\n".join(text.lines) for text in texts(args.paths[0]) if track in text.tracks)
            measure(track, list(islice(some, 0, 17 * args.texts, 17)), args.repeat)
    else:
        measure("files", [path.read_text(encoding="utf-8") for path in args.paths], args.repeat)


if __name__ == "__main__":
    main()
