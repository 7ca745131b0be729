"""The default pipeline: the one place that knows every filter."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from scrubber.boilerplate import StripBoilerplate
from scrubber.mojibake import RepairMojibake
from scrubber.page import FlagPage
from scrubber.pipeline import Pipeline, Result, Source
from scrubber.truncation import FlagTruncation


def default_pipeline(
    *,
    unsafe: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    min_confidence: float | None = None,
    templates: Mapping[str, Collection[str]] | None = None,
) -> Pipeline:
    """Repair, then strip, then flag.

    Repair needs the white space that stripping takes, most of what looks like a cut is boilerplate, and what was stripped tells
    whether there is an article at all.

    Parameters:
        unsafe: Apply the edits that are not safe, too.
        select: Rules to use, as for `Pipeline`.
        ignore: Rules to leave out, as for `Pipeline`.
        min_confidence: Findings of less confidence are dropped; None leaves it to the filters what is worth telling.
        templates: The patterns of lines that recur on each site, as for `StripBoilerplate`.
    """
    truncation = FlagTruncation() if min_confidence is None else FlagTruncation(reported_at=min_confidence)
    page = FlagPage() if min_confidence is None else FlagPage(reported_at=min_confidence)
    filters = (RepairMojibake(), StripBoilerplate(templates=templates), truncation, page)
    return Pipeline(filters, unsafe=unsafe, select=select, ignore=ignore, min_confidence=min_confidence or 0.0)


def scrub(
    source: Source,
    *,
    lang: str | None = None,
    site: str | None = None,
    title: str | None = None,
    declared: str | None = None,
    encoding: str | None = None,
    unsafe: bool = False,
) -> Result[Source]:
    """Clean a text with the default pipeline.

    Parameters:
        source: The text, or its bytes.
        lang: Its language as an ISO 639-1 code, if known.
        site: The domain it was published on, if known.
        title: Its headline, if known.
        declared: The encoding that something outside the bytes names, such as an HTTP header; it may be wrong.
        encoding: The encoding of bytes that are not UTF-8, by somebody who knows; then nothing is guessed.
        unsafe: Apply the edits that are not safe, too.

    Raises:
        DecodeError: The bytes are no text in any encoding.
        LookupError: There is no encoding called `encoding`.
    """
    return _default(unsafe=unsafe).run(source, lang=lang, site=site, title=title, declared=declared, encoding=encoding)


def scrub_many(
    sources: Iterable[Source],
    *,
    lang: str | None = None,
    site: str | None = None,
    declared: str | None = None,
    encoding: str | None = None,
    unsafe: bool = False,
) -> Iterator[Result[Source]]:
    """Clean texts with one default pipeline, each when its result is asked for, in order.

    Parameters:
        sources: The texts, or their bytes.
        lang: The language of all of them as an ISO 639-1 code, if known.
        site: The domain all were published on, if known.
        declared: As for `scrub`.
        encoding: As for `scrub`.
        unsafe: Apply the edits that are not safe, too.

    Raises:
        DecodeError: Some bytes are no text in any encoding. Nothing comes after them: where that may be, call `scrub` for each.
        LookupError: There is no encoding called `encoding`.
    """
    pipeline = _default(unsafe=unsafe)
    for source in sources:
        yield pipeline.run(source, lang=lang, site=site, declared=declared, encoding=encoding)


# Filters have no state, so one pipeline of each kind serves all calls.


@cache
def _default(*, unsafe: bool) -> Pipeline:
    return default_pipeline(unsafe=unsafe)
