"""The filter that repairs mojibake."""

from collections.abc import Iterator, Sequence

from scrubber.document import Document, Rule
from scrubber.findings import Finding


class RepairMojibake:
    """Repairs text whose bytes were read with the wrong code page, and changes nothing else."""

    rules: Sequence[Rule] = (Rule("mojibake/utf-8", "UTF-8 read with another code page.", "It is not what was written.", "CafÃ©"),)

    def find(self, document: Document) -> Iterator[Finding]:
        """One finding for each repaired run."""
        if document.text.isascii() and "&" not in document.text:
            return
        from scrubber.mojibake.engine import repair

        for r in repair(document.text):
            yield Finding("mojibake/utf-8", r.start, r.end, r.said, str(r.steps), safe=r.safe)
