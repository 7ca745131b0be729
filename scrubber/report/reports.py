"""Stub."""
from typing import TextIO, Protocol
from scrubber.report.terminal import TerminalReport
from scrubber.report.json import JsonReport

class Report(Protocol):
    left_out: int
    def add(self, row) -> None: ...
    def file(self, path) -> None: ...
    def problem(self, path, reason) -> None: ...
    def finish(self) -> None: ...

class _R:
    def __init__(self, inner, limit): self.inner=inner; self.limit=limit; self.n=0; self.left_out=0
    def add(self,row):
        self.n+=1
        if self.limit and self.n>self.limit: self.left_out+=1
        else: self.inner.add(row)
    def file(self,p): pass
    def problem(self,p,r): pass
    def finish(self): self.inner.finish()

def report_of(name, out, *, color=False, width=None, limit=0):
    return _R(JsonReport(out) if name=="json" else TerminalReport(out, color=color), limit)
