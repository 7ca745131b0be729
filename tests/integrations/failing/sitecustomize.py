"""Every Python process that finds this file fails on some texts: so it is tested what becomes of a text that raises, in any worker."""

import importlib.util
import sys
from importlib.machinery import ModuleSpec
from typing import Any


class Finder:
    """Sees to the pipeline when it is imported, and not before: most processes of an engine need none."""

    @staticmethod
    def find_spec(name: str, _path: Any = None, _target: Any = None) -> ModuleSpec | None:
        if name != "scrubber.pipeline":
            return None
        sys.meta_path.remove(Finder)
        spec = importlib.util.find_spec(name)
        assert spec
        assert spec.loader
        loaded = spec.loader.exec_module

        def exec_module(module: Any) -> None:
            loaded(module)
            run = module.Pipeline.run

            def failing(self: Any, source: Any, **known: Any) -> Any:
                if "FAIL HERE" in str(source):
                    raise RuntimeError("it was asked for")
                return run(self, source, **known)

            module.Pipeline.run = failing

        spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


sys.meta_path.insert(0, Finder)
