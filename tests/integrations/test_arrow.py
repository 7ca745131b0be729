"""Record batches in, record batches out: what the bridges to engines are made of."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber import Finding, Result, scrub
from scrubber.boilerplate.templates import SiteTemplate, write
from scrubber.cli.arguments import parsed
from scrubber.cli.job import Job
from scrubber.cli.main import main
from scrubber.cli.settings import Settings, SettingsError
from scrubber.corpus.cleaner import Cleaner
from scrubber.findings import apply
from scrubber.formats import FormatError
from scrubber.integrations.arrow import ScrubBatch
from scrubber.integrations.texts import Texts, learning
from tests.integrations.news import CAPTCHA
from tests.strategies import rough_documents

pa = pytest.importorskip("pyarrow")

TEXT = "The cafÃ© opened.\n\nLeave a Comment"


def batch(*texts: str | None, **columns: Any) -> Any:
    return pa.RecordBatch.from_pydict({"id": list(range(len(texts))), "text": pa.array(texts, pa.string())} | columns)


def test_a_struct_is_added_and_all_else_stays() -> None:
    rows = batch(TEXT, None, "")
    out = ScrubBatch()(rows)
    assert out.schema == ScrubBatch().schema(rows.schema)
    assert out.select(["id", "text"]) == rows
    first, second, third = out["scrubbed"].to_pylist()
    assert first | {"edits": []} == {
        "text": "The café opened.", "edits": [], "flags": [], "truncated": False, "article": True, "error": None
    }  # fmt: skip
    assert [(edit["rule"], edit["start"], edit["end"]) for edit in first["edits"]] == [
        ("mojibake/windows-1252", 7, 9), ("boilerplate/comments", 17, 34)
    ]  # fmt: skip
    assert second is None
    assert third["text"] == ""


@given(texts=st.lists(st.none() | rough_documents.map(lambda text: text.encode("utf-8", "replace").decode()), max_size=4))
def test_texts_are_what_scrub_makes_of_them_and_edits_lead_there(texts: list[str | None]) -> None:
    rows = batch(*texts)
    out, counts = ScrubBatch().clean(rows)
    for text, found in zip(texts, out["scrubbed"].to_pylist(), strict=True):
        assert (found is None) == (text is None)
        if text is not None:
            result = scrub(text)
            assert (found["text"], found["truncated"], found["article"]) == (result.text, result.truncated, result.is_article)
            assert apply(text, [Finding(**edit) for edit in found["edits"]]) == found["text"]
            assert [flag["rule"] for flag in found["flags"]] == [flag.rule for flag in result.flags]
    assert counts["texts"] == len(texts) - texts.count(None)
    assert sum(counts[name] for name in counts if name.startswith("edits/")) == sum(
        len(found["edits"]) for found in out["scrubbed"].to_pylist() if found
    )


@pytest.mark.parametrize("type", ["string", "large_string", "string_view", "dictionary"])
def test_every_kind_of_string_is_read(type: str) -> None:
    kind = pa.dictionary(pa.int32(), pa.string()) if type == "dictionary" else getattr(pa, type)()
    texts = pa.array([TEXT, None])
    texts = texts.dictionary_encode() if type == "dictionary" else texts.cast(kind)
    out = ScrubBatch()(pa.RecordBatch.from_pydict({"text": texts}))
    assert out.schema.field("text").type == kind
    assert out["scrubbed"].field("text").to_pylist() == ["The café opened.", None]


def test_columns_tell_language_headline_and_site_and_a_text_may_lie_in_a_struct(tmp_path: Path) -> None:
    path = tmp_path / "templates.toml"
    path.write_text(write({"a.example": SiteTemplate(9, {"Our house line": 9})}), encoding="utf-8")
    settings = Settings(field="article.body", by="page", templates=path)
    scrub_batch = pickle.loads(pickle.dumps(ScrubBatch(settings, column="found")))
    path.unlink()
    rows = pa.RecordBatch.from_pydict({
        "article": [{"body": "The bridge opened.\n\nOur house line"}] * 2, "page": ["https://a.example/1", "https://b.example/1"]
    })  # fmt: skip
    assert [row["text"] for row in scrub_batch(rows)["found"].to_pylist()] == ["The bridge opened.", "The bridge opened.\n\nOur house line"]


def test_rows_that_are_no_article_are_left_out_on_request_and_counted() -> None:
    out, counts = ScrubBatch(Settings(not_article="drop")).clean(batch(CAPTCHA, TEXT, None))
    assert out["id"].to_pylist() == [1, 2]
    assert (counts["dropped"], counts["dropped/page/captcha"], counts["edits/boilerplate/widget"]) == (1, 1, 0)
    out, counts = ScrubBatch().clean(batch(CAPTCHA, TEXT, None))
    assert out["scrubbed"].field("article").to_pylist()[:2] == [False, True]
    assert (counts["not-article"], counts["dropped"]) == (1, 0)


def test_texts_are_replaced_and_marked_as_the_command_does_it(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = batch(TEXT, None, CAPTCHA, "The council said that it could be ...", "Nothing to do here.", cut=[None] * 4 + [True])
    rows = rows.set_column(2, "cut", rows["cut"].cast(pa.bool_()))
    for settings, options in (
        (Settings(), ()),
        (Settings(not_article="drop", truncated_field="cut"), ("--not-article", "drop", "--truncated-field", "cut")),
        (Settings(not_article="mark", article_field="news"), ("--not-article", "mark", "--article-field", "news")),
    ):
        parquet.write_table(pa.Table.from_batches([rows]), tmp_path / "news.parquet")
        assert main(["fix", "-q", "--isolated", *options, str(tmp_path / "news.parquet")]) == 0
        out = ScrubBatch(settings, column=None)(rows)
        assert out.schema == ScrubBatch(settings, column=None).schema(rows.schema)
        assert pa.Table.from_batches([out]) == parquet.read_table(tmp_path / "news.parquet")


def test_a_batch_without_rows_has_the_column() -> None:
    for rows in (batch(), pa.Table.from_batches([batch()]), batch().schema.empty_table()):
        out = ScrubBatch()(rows.set_column(0, "id", pa.array([], pa.int64())))
        assert (out.num_rows, out.schema.names) == (0, ["id", "text", "scrubbed"])


def test_a_table_is_cleaned_batch_by_batch() -> None:
    table = pa.Table.from_batches([batch(TEXT), batch(None, TEXT)])
    out, counts = ScrubBatch(column=None).clean(table)
    assert out["text"].to_pylist() == ["The café opened.", None, "The café opened."]
    assert counts["texts"] == 2


def test_a_text_that_raises_is_a_row_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    clean = Cleaner.clean

    def failing(self: Cleaner, record: Any, path: str) -> Result[str | bytes]:
        if record.source == "raise":
            raise RuntimeError("it was asked for")
        if record.source == "no UTF-8":
            return Result("no UTF-8", "\ud800", (), (), "\ud800")
        return clean(self, record, path)

    monkeypatch.setattr(Cleaner, "clean", failing)
    out, counts = ScrubBatch().clean(batch("raise", TEXT, "no UTF-8", None))
    first, second, third, fourth = out["scrubbed"].to_pylist()
    assert first == {
        "text": "raise", "edits": [], "flags": [], "truncated": None, "article": None,
        "error": "an error of this program, please report it: RuntimeError: it was asked for; nothing was changed",
    }  # fmt: skip
    assert second["text"] == "The café opened."
    assert "surrogates not allowed" in third["error"]
    assert fourth is None
    assert counts["errors"] == 1
    assert ScrubBatch(column=None)(batch("raise", TEXT))["text"].to_pylist() == ["raise", "The café opened."]


def test_a_text_that_cannot_be_read_is_a_row_with_an_error() -> None:
    bad = pa.StringArray.from_buffers(2, pa.py_buffer(b"\0\0\0\0\2\0\0\0\5\0\0\0"), pa.py_buffer(b"\xff\xfea b"))
    first, second = ScrubBatch()(pa.RecordBatch.from_arrays([bad], ["text"]))["scrubbed"].to_pylist()
    assert (first["text"], first["edits"]) == (None, [])
    assert "byte 1 of the text is not UTF-8" in first["error"]
    assert second["text"] == "a b"
    (large,) = ScrubBatch(Settings(max_size=1))(batch("a" * 1_000_001))["scrubbed"].to_pylist()
    assert "larger than 1 MB" in large["error"]


def test_a_process_makes_one_pipeline_for_the_same_settings() -> None:
    first, second = (pickle.loads(pickle.dumps(ScrubBatch(Settings(lang="de")))) for _ in range(2))
    assert first is second
    assert first is not pickle.loads(pickle.dumps(ScrubBatch(Settings(lang="fr"))))


def test_columns_that_are_not_there_are_refused_before_anything_runs() -> None:
    with pytest.raises(FormatError, match="no column 'body'"):
        ScrubBatch(Settings(field="body")).schema(batch().schema)
    with pytest.raises(FormatError, match="holds int64, not strings"):
        ScrubBatch(Settings(field="id")).schema(batch(TEXT).schema)
    with pytest.raises(ValueError, match="there is a column 'id' already"):
        ScrubBatch(column="id").schema(batch(TEXT).schema)


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (Settings(select=("boilerplat",)), "select: no rule is called 'boilerplat'; did you mean"),
        (Settings(ignore=("nothing",)), "ignore: no rule is called 'nothing'"),
        (Settings(lang="English"), "lang: no language has the code 'English'; did you mean 'en'"),
        (Settings(by="folder"), "by: an engine hands over texts, not files; name the field that holds the site"),
        (Settings(per_file_ignores={"*": ()}), "per-file-ignores: an engine hands over texts, not files; name the rules with ignore"),
        (Settings(truncated_field="text"), "would be written over what --field reads"),
        (Settings(templates=Path("nowhere.toml")), "nowhere.toml: No such file or directory"),
    ],
)
def test_settings_that_cannot_be_used_are_refused(settings: Settings, reason: str) -> None:
    with pytest.raises(SettingsError, match=reason):
        Texts(settings)


def test_settings_mean_what_they_mean_to_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    templates = tmp_path / "templates.toml"
    templates.write_text(write({"a.example": SiteTemplate(9, {"Our house line": 9})}), encoding="utf-8")
    options = "--select boilerplate,mojibake --ignore boilerplate/byline --unsafe --min-confidence .5 --lang de --site a.example"
    arguments = parsed(["fix", "--isolated", "--templates", str(templates), *options.split(), "--not-article", "drop"])
    job = Job(arguments)
    assert Texts(job.settings).cleaner.cleaning == job.cleaner.cleaning
    job = Job(parsed(["learn", "--isolated"]))
    assert Texts(learning(Settings())).cleaner.cleaning == job.cleaner.cleaning
