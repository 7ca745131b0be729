"""Evidence that a text is no article."""

from math import exp
from typing import NamedTuple

from scrubber.kernel import kernel


class Evidence(NamedTuple):
    """What speaks for one kind of page.

    Parameters:
        kind: The kind: `captcha`, `error`, ...
        confidence: The probability that the text is such a page.
        start: Where it shows, in code points of the text that was judged.
        end: Where that ends.
        message: What was seen, for a person.
    """

    kind: str
    confidence: float
    start: int
    end: int
    message: str


def probability(log_odds: float) -> float:
    """The probability that belongs to log odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))


def quoted(text: str, longest: int = 60) -> str:
    """A piece of text in quotation marks, on one line and not too long."""
    text = " ".join(text.split())
    return f"“{text if len(text) <= longest else text[: longest - 1] + '…'}”"


class Signs:
    """Characters of ASCII that are counted together.

    Parameters:
        signs: The characters.
    """

    def __init__(self, signs: bytes) -> None:
        self.signs = signs
        self._counted = bytes(number in signs for number in range(128))
        self._kernel = kernel("_lines")

    def count(self, text: str) -> int:
        """How many of them a text holds."""
        if self._kernel:
            found: int = self._kernel.count_of(text, self._counted)
            return found
        return self.count_without_kernel(text)

    def count_without_kernel(self, text: str) -> int:
        """The same, in Python."""
        data = text.encode("utf-8", "surrogatepass")
        return len(data) - len(data.translate(None, self.signs))
