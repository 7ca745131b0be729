"""Measures scrubber beside its peers: how well mojibake is repaired, how fast, and at what cost of memory.

`python -m benchmarks` runs all of it on data that a clone holds or makes; docs/benchmarks.md tells what is measured and how.
"""
