"""How texts that a tool returns are judged."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.report import DASH, Options, Table
from benchmarks.tools import Call, Tool

Case = tuple[str, str]  # what a tool is given, and what is right


@dataclass
class Score:
    """What became of the texts of one kind."""

    counts: Counter[str] = field(default_factory=Counter)
    characters: int = 0
    examples: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    def add(self, outcome: str, *example: str, keep: int = 0) -> None:
        """Count an outcome, and keep it as an example if there are not enough."""
        self.counts["all"] += 1
        self.counts[outcome] += 1
        kept = self.examples.setdefault(outcome, []) if outcome not in ("exact", "kept") else []
        if len(kept) < keep:
            kept.append(example)

    def share(self, outcome: str) -> str:
        """The share of an outcome, in the form .987."""
        if not self.counts["all"]:
            return DASH
        text = f"{self.counts[outcome] / self.counts['all']:.3f}"
        return text.removeprefix("0")

    def figures(self) -> dict[str, object]:
        """All of it, for JSON."""
        return {**self.counts, "characters": self.characters, "examples": self.examples}


Scores = dict[str, dict[str, Score]]  # by kind and tool


def repaired(call: Call, cases: Iterable[Case], keep: int = 0) -> Score:
    """How often a tool restores a text.

    *exact*: the right text, or what the tool makes of the right text, so that a tool that straightens quotation marks is not
    blamed for it here. *wrong*: characters that are neither in the broken text nor in the right one, so somebody would be misled.
    *left*: as it was. *other*: changed, but not there.
    """
    score = Score()
    for given, right in cases:
        got = call(given)
        if got == right or got == call(right):
            outcome = "exact"
        elif got == given:
            outcome = "left"
        else:
            outcome = "wrong" if set(got) - set(given) - set(right) - set(call(right)) else "other"
        score.add(outcome, given, got, right, keep=keep)
    return score


def altered(call: Call, texts: Iterable[str], keep: int = 0) -> Score:
    """How often a tool changes a text that is right as it stands."""
    score = Score()
    for text in texts:
        score.characters += len(text)
        got = call(text)
        score.add("kept" if got == text else "altered", *_around(text, got), keep=keep)
    return score


def of_all(options: Options, tools: Sequence[Tool]) -> list[tuple[str, Call]]:
    """The tools that are installed, ready."""
    return [(tool.name, tool.prepare()) for tool in tools if tool.installed and options.only in tool.name]


def table(title: str, scores: Scores, tools: Sequence[Tool], outcomes: Sequence[str]) -> Table:
    """Scores by kind and tool, several shares to a cell."""
    made = Table(title, ["", "texts", *(tool.name for tool in tools)])
    for kind, by_tool in scores.items():
        count = max((score.counts["all"] for score in by_tool.values()), default=0)
        cells = [" / ".join(map(by_tool[tool.name].share, outcomes)) if tool.name in by_tool else DASH for tool in tools]
        made.rows.append([kind, f"{count:,}", *cells])
    return made


def figures(scores: Scores) -> dict[str, dict[str, dict[str, object]]]:
    """Scores for JSON."""
    return {kind: {tool: score.figures() for tool, score in by_tool.items()} for kind, by_tool in scores.items()}


def _around(was: str, now: str, width: int = 40) -> tuple[str, str]:
    """What two texts say where they part."""
    at = next((place for place, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    return was[max(0, at - width) : at + width], now[max(0, at - width) : at + width]
