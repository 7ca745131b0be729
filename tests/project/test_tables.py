"""The tables that are shipped are those that people wrote."""

import pytest

from scrubber.tables import TABLES, read, written


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_what_was_written(name: str) -> None:
    assert read(name) == written(name), "a table has changed: python -m scrubber.tables writes the JSON anew"
