"""A sign that a text was cut off, or that it was not."""

from typing import NamedTuple


class Sign(NamedTuple):
    """Something that speaks for a cut (or against one).

    Parameters:
        name: Its name in the table of weights.
        value: How strong it is, from 0 to 1.
        rule: The rule whose finding it supports; empty when it speaks against a cut.
        start: Where it shows, in code points.
        end: Where that ends.
        text: What it is, in words.
    """

    name: str
    value: float = 1
    rule: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
