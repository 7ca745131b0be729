import pytest

from scrubber.encodings import CODEPAGES, characters, codepage

EVERY_BYTE = bytes(range(256))


@pytest.mark.parametrize("name", CODEPAGES)
def test_reading_is_reversible(name: str) -> None:
    page = codepage(name)
    text = page.decode(EVERY_BYTE)
    assert len(text) == 256
    assert page.decode(page.encode(text) or b"") == text


@pytest.mark.parametrize("name", CODEPAGES)
def test_agrees_with_the_codec_where_that_is_defined(name: str) -> None:
    page = codepage(name)
    for byte in set(range(256)) - page.undefined:
        assert page.chars[byte] == bytes([byte]).decode(CODEPAGES[name])


def test_an_undefined_byte_is_the_control_of_its_number() -> None:
    assert codepage("windows-1252").decode(b"\x81\x8d") == "\x81\x8d"
    assert codepage("windows-1252").undefined == {0x81, 0x8D, 0x8F, 0x90, 0x9D}


def test_what_a_code_page_lacks_cannot_be_encoded() -> None:
    assert codepage("windows-1252").encode("ж") is None
    assert codepage("windows-1252").byte("ж") is None
    assert codepage("windows-1252").encode("\ud800") is None


def test_controls_pass_through_as_the_bytes_they_are() -> None:
    assert codepage("windows-1251").encode("Р\x98") == b"\xd0\x98"


def test_unknown_name() -> None:
    with pytest.raises(KeyError):
        codepage("windows-1")


@pytest.mark.parametrize("name", CODEPAGES)
def test_exact_is_encode_where_all_characters_are_its_own(name: str) -> None:
    page = codepage(name)
    assert page.exact(page.chars) == page.encode(page.chars)
    assert page.exact("Ω中") is None


@pytest.mark.parametrize("name", CODEPAGES)
def test_what_is_kept_of_a_code_page_is_what_the_codec_reads(name: str) -> None:
    assert characters.kept(name) == characters.read(CODEPAGES[name])
