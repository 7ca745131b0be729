"""Binary files that were read as text: their first characters, control characters, and runs of base64."""

import re
from collections.abc import Iterator

from scrubber.expressions import expression
from scrubber.page.evidence import Evidence, Signs

# What these formats begin with, or hold, whatever encoding they were read in.
_SIGNATURES = (
    (r"\A\s*%PDF-\d", "a PDF document"),
    (r"\bendstream\s+endobj\b|\bendobj\s+\d+ \d+ obj\b", "a PDF document"),
    (r"\A[^\n]{0,4}PNG\r?\n|\A[^\n]{0,4}PNG\s.{0,12}IHDR", "a PNG image"),
    (r"\AGIF8[79]a", "a GIF image"),
    (r"\A.{0,12}(?:JFIF|Exif)[\x00\ufffd ]", "a JPEG image"),
    (r"\ARIFF.{4,12}WEBP", "a WebP image"),
    (r"\APK[\x03\x05\x07][\x04\x06\x08]", "a zip archive"),
    (r"\APK.{0,40}(?:\[Content_Types\]\.xml|META-INF|mimetypeapplication)", "a zip archive"),
    (r"\Adata:[a-z]+/[\w.+-]+;base64,", "a file in base64"),
)
_SIGNATURE = expression("|".join(f"({pattern})" for pattern, _ in _SIGNATURES), re.DOTALL)
_CONTROLS = Signs(bytes((*range(0x09), *range(0x0E, 0x20), 0x7F)))
_JUNK = expression("[\x00-\x08\x0e-\x1f\x7f\ufffd]+")
_BASE64 = expression(r"[A-Za-z0-9+/\n]{200,}={0,2}")
SAMPLE = 20_000  # characters that are looked at
CONTROLS = 0.02  # share of control characters: damaged text has one or two, compressed data 10 % and more
FEWEST = 8  # characters that no text holds, at least, to speak of
BASE64 = 0.5  # share of the text that is in runs of base64


def from_bytes(text: str) -> Iterator[Evidence]:
    """Evidence that the text is a binary file."""
    sample = text[:SAMPLE]
    junk = _share_of_junk(sample)
    signature = _SIGNATURE.search(sample) if junk or sample.lstrip()[:5] in ("%PDF-", "data:") or sample[:4] in ("GIF8", "RIFF") else None
    if signature:
        what = _SIGNATURES[(signature.lastindex or 1) - 1][1]
        yield Evidence("binary", 0.99, signature.start(), signature.end(), f"this is {what} that was read as text")
        return
    if junk:
        share, start, end = junk
        confidence = 0.97 if share >= 0.1 else 0.9 if share >= 0.05 else 0.8
        told = f"{share:.0%} of the text are control characters, which no text holds: a binary file that was read as text"
        yield Evidence("binary", confidence, start, end, told)
        return
    if sample.isascii() and sample.count(" ") * 25 < len(sample) > 200 and (run := _BASE64.search(sample)):
        encoded = sum(len(found[0]) for found in _BASE64.finditer(sample))
        mixed = re.search("[a-z]", run[0]) and re.search("[A-Z]", run[0]) and re.search("[0-9+/]", run[0])
        if encoded >= BASE64 * len(sample) and mixed:
            yield Evidence("binary", 0.95, run.start(), run.end(), "most of the text is base64, a file written in letters and digits")


def _share_of_junk(sample: str) -> tuple[float, int, int] | None:
    """The share of characters that no text holds, and where the first run of them is; None if they are few, or may be lost letters."""
    controls = _CONTROLS.count(sample)
    if controls < FEWEST or controls < CONTROLS * len(sample):
        return None
    run = _JUNK.search(sample)
    assert run
    return controls / len(sample), run.start(), run.end()
