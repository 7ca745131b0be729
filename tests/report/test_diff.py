import subprocess
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from scrubber import Finding
from scrubber.findings import apply
from scrubber.report.diff import unified_diff
from scrubber.report.place import Place


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    text = draw(st.lists(st.sampled_from(["a", "b", "\n", "\n", "c\r\n"]), max_size=40).map("".join))
    edits, at = [], 0
    while at < len(text) and draw(st.integers(0, 3)):
        start = draw(st.integers(at, len(text) - 1))
        end = draw(st.integers(start + 1, min(len(text), start + 5)))
        new = draw(st.sampled_from(["", "x", "x\n", "\nx", "\n"]))
        edits.append(Finding("test/edit", start, end, new, "a test", original=text[start:end]))
        at = end
    return text, edits


def test_patch_makes_of_the_original_what_the_edits_make_of_it(tmp_path: Path) -> None:
    """The judge is the `git apply` of everybody's machine."""
    path = tmp_path / "a.txt"

    @given(edited_texts())
    def check(case: tuple[str, list[Finding]]) -> None:
        text, edits = case
        expected = apply(text, edits)
        diff = "".join(unified_diff(Place("a.txt", text), edits))
        path.write_bytes(text.encode())
        if diff.count("\n") > 2:
            command = ["git", "apply", "-p0", "--unidiff-zero", "--whitespace=nowarn", "-"]
            subprocess.run(command, input=diff.encode(), cwd=tmp_path, check=True, capture_output=True)
        assert (path.read_bytes() if path.exists() else b"") == expected.encode()

    check()


def test_the_rules_stand_in_the_heads_of_the_hunks() -> None:
    text = "one\ntwo\nthree\nfour\nfive\nsix\n"
    edits = [Finding("test/two", 4, 8, "", "a test", original="two\n"), Finding("test/six", 24, 27, "6", "a test", original="six")]
    assert "".join(unified_diff(Place("a.txt", text), edits)) == (
        "--- a.txt\n+++ a.txt\n@@ -1,3 +1,2 @@ test/two\n one\n-two\n three\n@@ -5,2 +4,2 @@ test/six\n five\n-six\n+6\n"
    )
