"""Text written in one legacy code page and read with another: `ÑÅÊÐÅÒ` for `СЕКРЕТ`, `þehir` for `şehir`.

Every byte is there, but nothing in the bytes says so, as UTF-8 does: only language can tell. `explained` says which
lines are right as they stand, `misreadings` which pairs of code pages fit the others, `weighing` how much likelier each
makes the line, in lanes of `costs`, and `decision` and `controls` what is believed; `readings` is the way in.
"""
