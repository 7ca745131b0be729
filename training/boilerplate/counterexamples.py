"""How many sentences of articles are lost that are made of the words of pages: the counterexamples of the rules, each set into an article.

    PYTHONPATH=. python training/boilerplate/counterexamples.py [--one-line] [--lost]

No rule takes them by itself, but the score may, or a part of one. Each stands at four places of an article of five paragraphs, alone and
with a menu, prompts and a footer around it. On one line only whole sentences are set into it: what has no end is one with what follows.
"""

import argparse
from collections import Counter
from collections.abc import Iterator

from lists import show

from scrubber import scrub
from scrubber.boilerplate.rule_files import raw_groups
from scrubber.boilerplate.wordings import FAMILIES
from scrubber.sentences import is_closed

ARTICLE = (
    "The harbour master closed the bridge at noon, and a long queue formed on both of its sides within the hour.",
    "Nobody was hurt, the council said, but the repair of the broken pillar will take several weeks to complete.",
    "The ferry will carry people until the bridge is open again, the council decided on Tuesday after a long debate.",
    "Three smaller boats were rented for the summer, and the first of them left on Friday with forty people on board.",
    "The engineers will look at the pillar again in autumn, when the water is low and the current is weaker than now.",
)
MENU = ("Home", "News")
FOOTER = ("Share this article", "Follow us on Facebook", "Related articles", "All rights reserved")
PLACES = {"first": 0, "second": 1, "in the middle": 3, "last": 5}
WORDS = 3  # of a sentence in ASCII: shorter ones are labels


def sentences() -> Iterator[str]:
    """The counterexamples of all rules."""
    for family in FAMILIES:
        for group in raw_groups(family):
            for line in group.get("counterexamples", "").strip().split("\n"):
                if line and (len(line.split()) >= WORDS or not line.isascii()):
                    yield line.strip()


def main() -> None:
    """Clean and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--one-line", action="store_true", help="without line breaks")
    parser.add_argument("--lost", action="store_true", help="show the sentences that are lost")
    args = parser.parse_args()
    counted, lost = Counter[str](), Counter[str]()
    for sentence in filter(is_closed, sentences()) if args.one_line else sentences():
        for name, place in PLACES.items():
            article = (*ARTICLE[:place], sentence, *ARTICLE[place:])
            for where, page in ((name, article), (f"{name}, amid a page", (*MENU, *article, *FOOTER))):
                gone = sentence not in scrub((" " if args.one_line else "\n\n").join(page)).text
                counted[where] += 1
                lost[where] += gone
                if args.lost and gone:
                    print(f"{where}: {sentence}")
    show(counted, lost)


if __name__ == "__main__":
    main()
