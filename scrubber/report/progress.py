"""Stub."""
from contextlib import contextmanager, nullcontext
class Progress:
    def __enter__(self): return self
    def __exit__(self,*a): pass
    def update(self, tally): pass
    def file(self): pass
    def aside(self): return nullcontext()
    def around(self, out): return out
def progress(out): return Progress()
