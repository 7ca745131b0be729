import gzip
import io
import subprocess
import sys
from pathlib import Path

import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from scrubber.formats import FormatError
from scrubber.formats.compression import CutOffError, compressing, opened

names = st.sampled_from(["a.gz", "a.jsonl.ZST", "a.txt"])


@given(st.lists(st.binary(max_size=3000), max_size=4), names)
def test_what_is_written_is_read(blocks: list[bytes], name: str) -> None:
    """Also where several compressed streams stand one after the other, and the same bytes are written each time."""
    written = []
    for _ in range(2):
        target = io.BytesIO()
        for block in blocks:
            stream = compressing(target, name)
            stream.write(block)
            if stream is not target:
                stream.close()
        written.append(target.getvalue())
    assert written[0] == written[1]
    assert opened(io.BytesIO(written[0]), name).read() == b"".join(blocks)


def test_other_programs_read_what_is_written() -> None:
    for name, decompress in (("a.gz", gzip.decompress), ("a.zst", zstd.decompress)):
        target = io.BytesIO()
        with compressing(target, name) as stream:
            stream.write(b"banana" * 1000)
        assert decompress(target.getvalue()) == b"banana" * 1000


@pytest.mark.parametrize("name", ["a.gz", "a.zst"])
def test_what_is_wrong_with_the_data_is_told(name: str) -> None:
    target = io.BytesIO()
    with compressing(target, name) as stream:
        stream.write(bytes(range(256)) * 1000)
    data = target.getvalue()
    with pytest.raises(CutOffError, match=r"end too early before byte [\d,]+; fetch the file again"):
        opened(io.BytesIO(data[: len(data) // 2]), name).read()
    with pytest.raises(FormatError, match="are corrupt"):
        opened(io.BytesIO(data[:20] + bytes(20) + data[40:]), name).read()
    with pytest.raises(FormatError, match="are corrupt"):
        opened(io.BytesIO(b"no such thing at all"), name).read()


def test_a_missing_library_is_named_with_the_command(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['backports'] = sys.modules['compression'] = None\n"
        "from scrubber.cli import main; sys.exit(main(['check', '--isolated', 'a.jsonl.zst']))"
    )
    (tmp_path / "a.jsonl.zst").write_bytes(zstd.compress(b"{}"))
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "a.jsonl.zst: reading and writing .zst needs a library: pip install 'news-scrubber[zstd]'" in done.stderr


@given(st.sampled_from(["a.gz", "a.zst"]), st.data())
def test_damaged_data_are_refused_or_read_as_they_were(name: str, drawn: st.DataObject) -> None:
    target = io.BytesIO()
    plain = bytes(range(200)) * 20
    for half in (plain[:1500], plain[1500:]):
        with compressing(target, name) as stream:
            stream.write(half)
    data = bytearray(target.getvalue())
    at = drawn.draw(st.integers(0, len(data) - 1))
    match drawn.draw(st.sampled_from(["flip", "cut", "delete", "append"])):
        case "flip":
            data[at] ^= 1 << drawn.draw(st.integers(0, 7))
        case "cut":
            del data[max(1, at) :]
        case "delete":
            del data[at : at + drawn.draw(st.integers(1, 9))]
        case _:
            data += drawn.draw(st.binary(min_size=1, max_size=9))
    try:
        read = opened(io.BytesIO(data), name).read()
    except FormatError:
        return
    assert read in {plain, plain[:1500]}  # cut between two compressed streams, nobody can tell


def test_a_window_that_takes_too_much_memory_is_told() -> None:
    options: dict[int, int] = {zstd.CompressionParameter.window_log: 29, zstd.CompressionParameter.enable_long_distance_matching: 1}
    compressor = zstd.ZstdCompressor(options=options)
    data = compressor.compress(b"banana" * 1000) + compressor.flush()
    with pytest.raises(FormatError, match=r"a window of more than 128 MB.* `zstd -d --long=31` first"):
        opened(io.BytesIO(data), "a.zst").read()
