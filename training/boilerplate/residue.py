"""How many of the lines that pages leave around articles go, where each stands alone.

    PYTHONPATH=. python training/boilerplate/residue.py [--left]

`residue.toml` has such lines in fifteen languages, written down from memory: agencies, dates, credits, prompts, notices. Each is set into a
short article of its own language, above the first paragraph or below the last, and nothing else is on the page. Rules were written with
these lines, so the figure says what still holds, not what to expect of others.
"""

import argparse
import tomllib
from collections.abc import Iterator
from pathlib import Path

import scrubber

BLANK = "\n\n"


def cases() -> Iterator[tuple[str, str, str, str]]:
    """The language, the article, the line, and the text that has both."""
    for language, given in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")).items():
        headline, *paragraphs = given["article"]
        article = BLANK.join(given["article"])
        for line in given["above"]:
            yield language, article, line, BLANK.join([headline, line, *paragraphs])
        for line in given["below"]:
            yield language, article, line, article + BLANK + line


def main() -> None:
    """Print how many lines go in each language, and how many articles lost something."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--left", action="store_true", help="show the lines that stay")
    left = parser.parse_args().left
    found: dict[str, list[int]] = {}
    hurt = 0
    for language, article, line, text in cases():
        cleaned = scrubber.scrub(text).text
        hurt += any(part not in cleaned for part in article.split(BLANK))
        gone = cleaned.strip() == article
        counts = found.setdefault(language, [0, 0])
        counts[0] += gone
        counts[1] += 1
        if left and not gone:
            print(language, line)
    for language, (gone_of_it, all_of_it) in found.items():
        print(f"{language}   {gone_of_it:3} of {all_of_it:3}")
    print(f"all  {sum(one for one, _ in found.values()):3} of {sum(one for _, one in found.values()):3}, articles hurt {hurt}")


if __name__ == "__main__":
    main()
