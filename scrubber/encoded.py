"""Runs a pipeline over bytes: what they are read as, what is found in that, and what is written in their place."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from scrubber.decoding import Decoded, DecodeError, EncodeError, Limits, confirmed, decode, limits, rewritten
from scrubber.decoding.findings import NOT_READ_BACK, findings
from scrubber.document import Document
from scrubber.findings import Finding
from scrubber.pipeline import Pipeline, Result, in_order


def clean_bytes(pipeline: Pipeline, source: bytes, document: Document, *, declared: str | None, encoding: str | None) -> Result[bytes]:
    """What becomes of bytes: UTF-8 if that may be written and comes to rest; else the encoding that they are in; else nothing changes.

    Parameters:
        pipeline: Finds and edits what is in their text.
        source: The bytes.
        document: What is known about their text.
        declared: As for `Pipeline.run`.
        encoding: As for `Pipeline.run`.
    """
    read = partial(decode, declared=declared, encoding=encoding)
    decoded = confirmed(source, read(source))
    document = replace(document, original=decoded.text)
    about = [f for f in findings(decoded) if pipeline.wants(f)]
    if result := _rewrite(pipeline, source, decoded, document, read, about):
        return result
    proposals = [f if f.replacement is None else replace(f, safe=False) for f in about]
    if result := _rewrite(pipeline, source, decoded, document, read, proposals, as_it_is=True):
        return result
    lost = Finding(NOT_READ_BACK.name, 0, len(decoded.text), None, NOT_READ_BACK.what, original=decoded.text)
    return Result(source, decoded.text, in_order([*proposals, lost]), (), source, decoded)


def _rewrite(
    pipeline: Pipeline,
    source: bytes,
    decoded: Decoded,
    document: Document,
    read: Callable[[bytes], Decoded],
    about: Sequence[Finding],
    *,
    as_it_is: bool = False,
) -> Result[bytes] | None:
    """What becomes of bytes; None if what would be written does not come to rest.

    Parameters:
        pipeline: Finds and edits what is in their text.
        source: The bytes.
        decoded: How they were read.
        document: Their text.
        read: Reads bytes under the same conditions.
        about: What there is to say of how they were read.
        as_it_is: Write no part of them in another encoding.
    """
    written = [] if as_it_is else [f for f in about if f.replacement is not None and (f.safe or pipeline.unsafe)]
    allowed = limits(decoded, to_utf8=bool(written))
    settled = pipeline.settle(document.with_findings(f for f in about if f.replacement is None), allowed)
    edits = (*written, *settled.edits)
    cleaned = source
    if edits:
        try:
            cleaned = rewritten(decoded, settled.edits, to_utf8=bool(written))
            if not written and rewritten(decoded, (), to_utf8=False) != source:
                return None  # the codec writes some characters otherwise than they were written here
            again = confirmed(cleaned, read(cleaned))
        except (EncodeError, DecodeError):
            return None
        if again.text != settled.text or not _rests(pipeline, again, document, allowed):
            return None
    found = in_order([*(f for f in about if f.replacement is not None), *settled.findings])
    return Result(source, settled.text, found, edits, cleaned, decoded)


def _rests(pipeline: Pipeline, again: Decoded, document: Document, allowed: Limits | None) -> bool:
    """Whether bytes that were written, and read again, are left as they are."""
    if again.encoding == "utf-8" and not again.odd and allowed is None:
        return True
    if any(f.replacement is not None and (f.safe or pipeline.unsafe) and pipeline.wants(f) for f in findings(again)):
        return False
    return not pipeline.settle(replace(document, original=again.text), limits(again, to_utf8=False)).edits
