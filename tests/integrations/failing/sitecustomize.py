"""Every Python process that finds this file fails on some texts: so it is tested what becomes of a text that raises, in any worker."""

from typing import Any

from scrubber.pipeline import Pipeline

run = Pipeline.run


def failing(self: Pipeline, source: Any, **known: Any) -> Any:
    if "FAIL HERE" in str(source):
        raise RuntimeError("it was asked for")
    return run(self, source, **known)


Pipeline.run = failing  # type: ignore[method-assign]
