"""One filter by itself. Each function imports its filter alone, which takes a fraction of the time that all of them take."""

from functools import cache

from scrubber.mojibake import Begun, RepairMojibake, repairs
from scrubber.pipeline import Pipeline


def fix_mojibake(text: str) -> str:
    """Repair the encoding of a text and change nothing else."""
    if not isinstance(text, str):
        return _repairing().run(text).text
    found = repairs(text)
    return Pipeline([Begun(text, found)]).run(text).text if found else text  # of most texts no document has to be made


def strip_boilerplate(
    text: str, *, lang: str | None = None, site: str | None = None, title: str | None = None, unsafe: bool = False
) -> str:
    """Strip the lines of the page from the article and change nothing else. The parameters are those of `scrub`."""
    return _stripping(unsafe=unsafe).run(text, lang=lang, site=site, title=title).text


@cache
def _repairing() -> Pipeline:
    return Pipeline([RepairMojibake()])


@cache
def _stripping(*, unsafe: bool) -> Pipeline:
    from scrubber.boilerplate import StripBoilerplate

    return Pipeline([StripBoilerplate()], unsafe=unsafe)
