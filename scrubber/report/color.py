"""A unified diff in colour, with what changed inside a line standing out: a line of an article is a paragraph."""

from collections.abc import Iterable, Iterator

HEAD, OLD, NEW, PLAIN = "\x1b[36m", "\x1b[31m", "\x1b[32m", "\x1b[0m"
STRONG, WEAK = "\x1b[7m", "\x1b[27m"  # reverse, and back


def painted(diff: Iterable[str]) -> Iterator[str]:
    """The lines of a diff with colours."""
    old: list[str] = []
    new: list[str] = []
    for line in diff:
        if line.startswith("-") and not line.startswith("--- "):
            if new:
                yield from _pairs(old, new)
                old, new = [], []
            old.append(line)
        elif line.startswith("+") and not line.startswith("+++ "):
            new.append(line)
        else:
            yield from _pairs(old, new)
            old, new = [], []
            yield f"{HEAD}{line[:-1]}{PLAIN}\n" if line.startswith(("@@", "---", "+++")) else line
    yield from _pairs(old, new)


def _pairs(old: list[str], new: list[str]) -> Iterator[str]:
    """Lines that went and lines that came; where they are as many, what differs in each pair is marked."""
    if len(old) != len(new):
        yield from (f"{OLD}{line[:-1]}{PLAIN}\n" for line in old)
        yield from (f"{NEW}{line[:-1]}{PLAIN}\n" for line in new)
        return
    marked = [_marked(before, after) for before, after in zip(old, new, strict=True)]
    yield from (line for line, _ in marked)
    yield from (line for _, line in marked)


def _marked(old: str, new: str) -> tuple[str, str]:
    a, b = old[1:-1], new[1:-1]
    start = _alike(a, b)
    end = _alike(a[start:][::-1], b[start:][::-1])
    return (
        f"{OLD}-{a[:start]}{STRONG}{a[start : len(a) - end]}{WEAK}{a[len(a) - end :]}{PLAIN}\n",
        f"{NEW}+{b[:start]}{STRONG}{b[start : len(b) - end]}{WEAK}{b[len(b) - end :]}{PLAIN}\n",
    )


def _alike(a: str, b: str) -> int:
    """How many characters two strings have in common from the beginning."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
