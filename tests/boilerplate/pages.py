"""An article and what pages leave around it, cleaned or judged."""

import json
from collections.abc import Iterator
from pathlib import Path

from scrubber import Document, Finding, Pipeline, StripBoilerplate
from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.filter import PROPOSED, SAFE
from scrubber.boilerplate.guards import guarded

ARTICLES: dict[str, list[str]] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "boilerplate" / "articles.json").read_text(encoding="utf-8")
)
FIRST = "The harbour master closed the bridge at noon, and a long queue formed on both of its sides within the hour."
SECOND = "Nobody was hurt, the police said, but the repair of the broken pillar will take several weeks to complete."
THIRD = "The ferry will carry people until the bridge is open again, the council decided on Tuesday after a long debate."
WORDS = 5  # of a sentence that was cut off, from which it stays wherever it stands


def strip(*lines: str, title: str | None = None) -> list[str]:
    return Pipeline([StripBoilerplate()]).run("\n".join(lines), title=title).text.split("\n")


def edits(*lines: str) -> list[tuple[str, Finding]]:
    text = "\n".join(lines)
    found = StripBoilerplate().find(Document(text))
    return [(text[finding.start : finding.end].strip(), finding) for finding in found if finding.replacement is not None]


def cuts(language: str) -> Iterator[tuple[list[str], str, list[str]]]:
    """What stands above a last paragraph that was cut off, what is left of it, and what stands below."""
    first, second, last, pointer = ARTICLES[language]
    mark = ":" if ":" in pointer else "："
    header, _, headline = map(str.strip, pointer.partition(mark))
    ends = [at for at, sign in enumerate(last) if sign == " "][WORDS - 1 :] if " " in last else range(2 * WORDS, len(last))
    for above in ([first, second], [first, second, pointer], [first, pointer, second, pointer]):
        for below in ([pointer], [header, headline], [pointer, "Facebook", "Twitter"], []):
            for end in ends:
                yield above, last[:end].rstrip(" ,;:—-、，،"), below


FURNITURE = ("Share this article", "Facebook", "Twitter", "Leave a comment", "Subscribe to our newsletter", "All rights reserved")


def judged(*lines: str, confidence: float, cut: bool = False, family: str = "learned") -> list[float]:
    """How sure it is of each line, after the guards, that it is boilerplate, if it was as sure as that of the lines with a mark before."""
    bare = tuple(line.removeprefix("?") for line in lines)
    page = Page(bare, range(len(lines)), (cut,) * len(lines))
    verdicts = {at: Claim(at, at, family, confidence, "") for at, line in enumerate(lines) if line.startswith("?")}
    found = guarded(page, verdicts, SAFE, PROPOSED)
    return [found[position].confidence for position in verdicts]
