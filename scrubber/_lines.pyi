from collections.abc import Callable, Collection

def format_version() -> int: ...
def small(text: str) -> str: ...

class Cutter:
    def __init__(
        self,
        table: Callable[[], tuple[bytes, int, int]],
        limits: dict[str, int],
        marks: dict[str, str],
        abbreviations: Collection[str],
        reach: int,
        is_abbreviation: Callable[[str, int], bool],
    ) -> None: ...
    def lines(
        self, text: str, known: Callable[[str], object], much: int, huge: int
    ) -> tuple[list[str], list[bool], list[tuple[int, int, int]]]: ...
    def sentences(self, line: str, known: Callable[[str], object]) -> list[tuple[int, int]]: ...
    def breaks(self, line: str, start: int, end: int) -> list[tuple[int, int]]: ...
