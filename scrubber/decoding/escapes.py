"""Encodings in seven bits that switch their alphabets with escapes: ISO-2022 and HZ."""

from scrubber.decoding.scoring import text_cost
from scrubber.encodings import Kind, of_kind
from scrubber.expressions import expression

# What follows the escape names the alphabet: ISO/IEC 2022, RFC 1468 (JP), RFC 1557 (KR), RFC 1554 (JP-2).
ISO_2022 = expression(rb"\x1b(?:\$[@AB]|\$\([CDOPQ]|\([JI]|\$\)C)")
ISO_2022_CODECS = tuple(encoding.codec for encoding in of_kind(Kind.SEVEN_BIT) if encoding.codec.startswith("iso2022"))
HZ = expression(rb"~\{((?:[\x21-\x77][\x21-\x7e])+)~\}")  # RFC 1843
KR = expression(rb"\x1b\$\)C")


def seven_bit(data: bytes) -> str | None:
    """The codec of ASCII bytes that hold escapes and are text when these are followed; None if they are plain ASCII."""
    if b"\x1b" in data and (found := ISO_2022.search(data)):
        order = ISO_2022_CODECS if not KR.match(data, found.start()) else ISO_2022_CODECS[::-1]
        for codec in order:
            try:
                data.decode(codec)
            except UnicodeDecodeError:
                continue
            return codec
    if b"~" in data and b"~{" in data and (found := HZ.search(data)):
        try:
            data.decode("hz")
        except UnicodeDecodeError:
            return None
        runs = [run[1] for run in HZ.finditer(data)][:50]
        chinese = sum(text_cost((b"~{" + run + b"~}").decode("hz"), "zh") for run in runs)
        # Seven bits have to say as much: 94 signs are 4.5 nats each.
        return "hz" if chinese < 4.5 * sum(map(len, runs)) + 5 * len(runs) else None
    return None
