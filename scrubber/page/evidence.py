"""Evidence that a text is no article."""

from dataclasses import dataclass
from math import exp


@dataclass(frozen=True, slots=True)
class Evidence:
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
