from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from scrubber.boilerplate.evidence import Claim

def format_version() -> int: ...

class Weights:
    def __init__(self, weights: bytes | memoryview, bits: int, no_word: int, dense: str, short: int) -> None: ...
    def weigh(self, line: str) -> tuple[int, int, int] | None: ...

class Runs:
    def __init__(self, weights: bytes | memoryview, bits: int, no_weight: int, shortest: int, longest: int, most: int) -> None: ...
    def weigh(self, line: str) -> tuple[int, int, int] | None: ...

class Forest:
    def __init__(
        self, conditions: Sequence[Sequence[tuple[float, int, int]]], leaves: Sequence[Sequence[int]], baseline: int, steps: float
    ) -> None: ...
    def walk(self, rows: Iterable[Sequence[float]]) -> list[tuple[float, int]]: ...

def casefolded(text: str) -> str | None: ...

class Text:
    def __init__(self, text: str) -> None: ...
    def __contains__(self, word: str) -> bool: ...
    def recurring(self, line: str, least: int, shortest: int, longest: int) -> list[str] | None: ...

class Line: ...

class Claimer:
    def __init__(
        self,
        claim: type[tuple[object, ...]],
        weighed: Callable[..., str],
        message: Callable[..., str],
        code: tuple[tuple[str, ...], tuple[str, ...]],
        limits: Mapping[str, float],
    ) -> None: ...
    def claims(
        self,
        scores: list[tuple[int, float, bytes]],
        lines: tuple[str, ...],
        claimed: dict[int, Claim],
        known: Collection[int],
        telling: bool,
        copies: Callable[[int], bool] | None,
    ) -> list[Claim]: ...

class Scorer:
    def __init__(
        self,
        words: Weights | None,
        letters: Runs | None,
        forest: Forest | None,
        learned: Mapping[str, float | Sequence[float]],
        limits: Mapping[str, object],
        marks: Mapping[str, str],
    ) -> None: ...
    def score(
        self,
        lines: list[str],
        cut: Sequence[bool],
        strengths: Sequence[float],
        families: Sequence[float],
        settled: Collection[int],
        titles: Callable[[Sequence[int]], Sequence[Sequence[float]]] | None,
        facts: dict[str, Line],
    ) -> list[tuple[int, float, bytes]] | None: ...
    def light(self, line: str, reach: int, least: int, limit: float) -> list[tuple[int, bool, bool]] | None: ...
