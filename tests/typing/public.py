"""Every public name in use, with the types that a checker must see. It runs, too: `assert_type` does nothing then."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import assert_type

import scrubber
from scrubber import (
    Decoded,
    DecodeError,
    Document,
    Filter,
    Finding,
    FlagPage,
    FlagTruncation,
    Pipeline,
    RepairMojibake,
    Result,
    Rule,
    StripBoilerplate,
    decode,
    default_pipeline,
    fix_mojibake,
    scrub,
    scrub_many,
    strip_boilerplate,
)

TEXT = "The cafÃ© was opened on Tuesday."

# Functions: a text gives a result of text, bytes one of bytes.
assert_type(scrub(TEXT), Result[str])
assert_type(scrub(TEXT.encode()), Result[bytes])
assert_type(scrub(TEXT, lang="en", site="a.example", title="A café", declared="utf-8", encoding=None, unsafe=True), Result[str])
assert_type(scrub_many([TEXT]), Iterator[Result[str]])
assert_type(
    scrub_many([TEXT.encode()], lang="en", site=None, declared=None, encoding="windows-1252", unsafe=False), Iterator[Result[bytes]]
)
assert_type(fix_mojibake(TEXT), str)
assert_type(strip_boilerplate(TEXT, lang=None, site=None, title=None, unsafe=False), str)
assert_type(decode(b"caf\xc3\xa9", declared="utf-8", encoding=None), Decoded)
assert_type(scrubber.__version__, str)

# A result. What can be written back is of the kind that was given.
result = scrub(TEXT.encode())
assert_type(result.source, bytes)
assert_type(result.cleaned, bytes)
assert_type(result.revert(), bytes)
assert_type(scrub(TEXT).cleaned, str)
assert_type(scrub(TEXT).revert(), str)
assert_type(result.text, str)
assert_type(result.original, str)
assert_type(result.encoding, str | None)
assert_type(result.decoded, Decoded | None)
assert_type(result.findings, tuple[Finding, ...])
assert_type(result.edits, tuple[Finding, ...])
assert_type(result.proposals, tuple[Finding, ...])
assert_type(result.flags, tuple[Finding, ...])
assert_type(result.truncated, bool)
assert_type(result.is_article, bool)
assert_type(result.to_dict(), dict[str, object])

# A finding.
finding = Finding("style/spaces", 0, 2, " ", "two spaces", confidence=0.9, safe=False, original="  ", raw=None)
assert_type(finding.rule, str)
assert_type(finding.start, int)
assert_type(finding.end, int)
assert_type(finding.replacement, str | None)
assert_type(finding.message, str)
assert_type(finding.confidence, float)
assert_type(finding.safe, bool)
assert_type(finding.original, str)
assert_type(finding.raw, bytes | None)
assert_type(finding.to_dict(), dict[str, str | int | float | bool | None])

# Decoding.
decoded = decode("Привет".encode("cp1251"))
assert_type(decoded.text, str)
assert_type(decoded.encoding, str)
assert_type(decoded.confidence, float)
assert_type(decoded.how, str)
assert_type(decoded.bom, bytes)
assert_type(decoded.certain, bool)
try:
    decode(b"\x00\x01\x02\x03" * 64)
except DecodeError as error:
    assert_type(error, DecodeError)
    refused: ValueError = error


# A filter of one's own, and pipelines of it.
class Spaces:
    """Takes out one of two spaces."""

    rules: Sequence[Rule] = (Rule("style/spaces", "Two spaces", "One is enough", example="two  spaces"),)

    def find(self, document: Document) -> Iterable[Finding]:
        """Two spaces."""
        assert_type(document.text, str)
        assert_type(document.original, str)
        assert_type(document.lang, str | None)
        assert_type(document.site, str | None)
        assert_type(document.title, str | None)
        assert_type(document.findings, tuple[Finding, ...])
        assert_type(document.edits, tuple[Finding, ...])
        if (start := document.text.find("  ")) >= 0:
            yield Finding("style/spaces", start, start + 2, " ", "two spaces")


filters: list[Filter] = [RepairMojibake()]
filters += StripBoilerplate(), FlagTruncation(reported_at=0.5), FlagPage(reported_at=0.5), Spaces()
pipeline = Pipeline(filters, unsafe=False, select=("style",), ignore=(), min_confidence=0.5)
assert_type(pipeline, Pipeline)
assert_type(pipeline.filters, tuple[Filter, ...])
assert_type(pipeline.rules, tuple[Rule, ...])
assert_type(pipeline.run("two  spaces", lang="en", keep=lambda _text: [(0, 1)]), Result[str])
assert_type(pipeline.run(b"two  spaces", declared="utf-8"), Result[bytes])
rule = pipeline.rules[0]
assert_type((rule.name, rule.what, rule.why, rule.example), tuple[str, str, str, str])

templates: Mapping[str, Collection[str]] = {"a.example": frozenset({"our house line"})}
assert_type(default_pipeline(unsafe=False, select=(), ignore=("page",), min_confidence=None, templates=templates), Pipeline)
assert_type(StripBoilerplate(templates=templates), StripBoilerplate)
assert_type(Document(TEXT, lang="en"), Document)
repair: Callable[[str], str] = fix_mojibake
