"""Code in Markdown stays as it is, whatever it holds."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from scrubber import default_pipeline
from scrubber.cli import main
from scrubber.formats.markdown import code_spans

TEXT = """---
title: The cafÃ©
---
The cafÃ© was opened on Tuesday. Write `cafÃ©` and it is damaged; ``a ` cafÃ©`` too.

```python
name = "cafÃ©"
```

~~~
cafÃ©
~~~

A lone ` stands for nothing: the cafÃ© was closed on Friday.

Leave a Comment
"""


def test_only_prose_is_repaired(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT)
    assert main(["fix", "--isolated", str(path)]) == 0
    expected = TEXT.replace("The cafÃ© was", "The café was").replace("the cafÃ© was", "the café was").replace("\n\nLeave a Comment", "")
    assert path.read_text() == expected


def test_a_text_file_is_no_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Write `cafÃ©` and it is damaged.\n")
    assert main(["fix", "--isolated", str(path)]) == 0
    assert path.read_text() == "Write `café` and it is damaged.\n"


PIECES = st.sampled_from(["`", "``", "```\n", "~~~\n", "---\n", "cafÃ©", " the cafÃ© was opened.", "\n", "\n\n", "Leave a Comment\n"])


@given(st.lists(PIECES, max_size=20).map("".join))
def test_code_stays_and_cleaning_comes_to_rest(text: str) -> None:
    pipeline = default_pipeline()
    spans = code_spans(text)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    result = pipeline.run(text, keep=code_spans)
    assert result.revert() == text
    assert pipeline.run(result.text, keep=code_spans).text == result.text
