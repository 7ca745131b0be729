"""Stub."""
def summary(tally, *, command): return [repr(tally)]
def statistics(tally): return repr(tally)+"\n"
