import re

from hypothesis import given
from hypothesis import strategies as st

from scrubber.report.color import NEW, OLD, PLAIN, STRONG, WEAK, painted

diff_lines = st.lists(st.sampled_from(["-a b\n", "+a c\n", " d\n", "@@ -1 +1 @@\n", "-\n", "\\ No newline at end of file\n"]))


@given(diff_lines)
def test_without_colours_it_is_the_diff(diff: list[str]) -> None:
    assert sorted(re.sub("\x1b\\[\\d+m", "", "".join(painted(diff))).split("\n")) == sorted("".join(diff).split("\n"))


def test_what_differs_in_a_line_stands_out() -> None:
    diff = ["--- a\n", "-one cafÃ© two\n", "+one café two\n"]
    assert "".join(painted(diff)).endswith(f"{OLD}-one caf{STRONG}Ã©{WEAK} two{PLAIN}\n{NEW}+one caf{STRONG}é{WEAK} two{PLAIN}\n")
