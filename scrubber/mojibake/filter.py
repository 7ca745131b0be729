"""The filter that repairs mojibake."""

from collections.abc import Iterator, Sequence

from scrubber.document import Document, Rule
from scrubber.findings import Finding


class RepairMojibake:
    """Repairs text whose bytes were read with the wrong code page, and changes nothing else."""

    rules: Sequence[Rule] = (Rule("mojibake/utf-8", "UTF-8 read with another code page.", "It is not what was written.", "CafÃ©"),)

    def find(self, document: Document) -> Iterator[Finding]:
        """One finding for each repaired line."""
        import ftfy

        at = 0
        for line in document.text.split("\n"):
            if not line.isascii() and (fixed := ftfy.fix_encoding(line)) != line:
                yield Finding("mojibake/utf-8", at, at + len(line), fixed, "UTF-8 read with another code page")
            at += len(line) + 1
