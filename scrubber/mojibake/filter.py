"""The filter that repairs mojibake."""

from collections.abc import Sequence

from scrubber.document import Document, Rule
from scrubber.findings import Finding


class RepairMojibake:
    """Repairs text whose bytes were read with the wrong code page, and changes nothing else.

    Its rules are named after the code page that UTF-8 was read with (`mojibake/windows-1252`), or, where text in one
    legacy code page was read with another, after the one it was written in (`mojibake/legacy-windows-1251`). What was
    lost on the way and could only be guessed is proposed (`safe=False`).
    """

    @property
    def rules(self) -> Sequence[Rule]:
        """One for each code page."""
        from scrubber.mojibake.rules import rules

        return rules()

    def find(self, document: Document) -> Sequence[Finding]:
        """One finding for each repaired run."""
        return repairs(document.text)


class Begun(RepairMojibake):
    """The same filter when what it finds in a text as given is known already.

    Parameters:
        text: The text.
        found: What `repairs` finds in it.
    """

    def __init__(self, text: str, found: Sequence[Finding]) -> None:
        self.text, self.found = text, found

    def find(self, document: Document) -> Sequence[Finding]:
        """One finding for each repaired run."""
        return self.found if document.text == self.text else super().find(document)


def repairs(text: str) -> Sequence[Finding]:
    """One finding for each run that is to be repaired."""
    if text.isascii() and "&" not in text and "?" not in text:
        return []
    from scrubber.mojibake.entities import may_be_bytes
    from scrubber.mojibake.first_look import look_at

    look = None
    if not ("&" in text and may_be_bytes(text)) and (look := look_at(text)) is None:
        return []
    from scrubber.mojibake.engine import find  # all that weighs and guesses is loaded when the first text needs any of it

    return find(text, look)
