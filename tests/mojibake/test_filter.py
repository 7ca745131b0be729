import pytest

from scrubber import Document, RepairMojibake, Rule, fix_mojibake
from scrubber.findings import Finding
from scrubber.mojibake.confidence import PROPOSED

FILTER = RepairMojibake()


def find(text: str) -> list[Finding]:
    return list(FILTER.find(Document(text)))


@pytest.mark.parametrize("rule", FILTER.rules, ids=lambda rule: rule.name)
def test_every_rule_finds_its_example(rule: Rule) -> None:
    assert rule.what
    assert rule.why
    assert rule.name in {finding.rule for finding in find(rule.example)}


def test_rules_are_named_once() -> None:
    names = [rule.name for rule in FILTER.rules]
    assert len(names) == len(set(names))


def test_one_finding_a_run_with_its_chain() -> None:
    text = "The cafÃƒÂ© and the hÃƒÂ´tel are closed."
    first, second = find(text)
    assert (text[first.start : first.end], first.replacement) == ("ÃƒÂ©", "é")
    assert (text[second.start : second.end], second.replacement) == ("ÃƒÂ´", "ô")
    assert first.rule == "mojibake/windows-1252"
    assert first.message == "very likely UTF-8 read as windows-1252, then UTF-8 read as windows-1252"
    assert 0.99 < first.confidence < 1
    assert first.safe


def test_two_code_pages_on_top_of_each_other_are_both_named() -> None:
    from scrubber.encodings import codepage

    once = codepage("windows-1252").decode("Die Brücke für Fußgänger öffnet früh".encode())
    (finding, *_) = find(codepage("windows-1251").decode(once.encode()))
    assert "UTF-8 read as windows-1251, then UTF-8 read as windows-1252" in finding.message


def test_words_of_another_script_are_one_finding_a_line() -> None:
    from scrubber.encodings import codepage

    line = codepage("windows-1252").decode("Правительство объявило, что меры приняты.".encode())
    assert len(find(line + "\n" + line)) == 2


def test_what_was_lost_is_said() -> None:
    findings = find("â€œWe are leaving tomorrow,â€\ufffd he said. â€œAll of us.â€\ufffd")
    assert any("U+FFFD" in finding.message for finding in findings)


def test_legacy_text_names_both_encodings() -> None:
    (finding, *_) = find("Ïðàâèòåëüñòâî îáúÿâèëî î íîâûõ ìåðàõ ïîääåðæêè.")
    assert finding.rule == "mojibake/legacy-windows-1251"
    assert finding.message == "very likely windows-1251 read as windows-1252"


@pytest.mark.parametrize("text", ["naÃ¯vetÃ©", "Itâs what they donât say.", "Az idõ nagyon rossz volt tegnap este."])
def test_messages_speak_to_an_editor(text: str) -> None:
    for finding in find(text):
        assert not {"nats", "gain", "margin", "layers"} & set(finding.message.split())


@pytest.mark.parametrize("text", ["naÃ¯vetÃ©", "Il a Ã perturber.", "groÃe Freude", "Ð¡Ð¾Ð±Ñ‹Ñ‚Ð¸Ðµ \ufffd", "don?t"])
def test_confidence_is_a_probability_and_a_repair_is_surer_than_a_proposal(text: str) -> None:
    for finding in find(text):
        assert PROPOSED <= finding.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "Ured je otpoÄeo s radom jučer.",  # đ or č
        "Es war â kaum zu glauben â so.",  # – or —
        "El tren termin\x97 de acelerar.",  # — or ó
    ],
)
def test_what_is_as_likely_to_be_wrong_is_not_even_proposed(text: str) -> None:
    assert find(text) == []


def test_what_is_likely_is_proposed() -> None:
    (finding,) = find("PoÄeli su zidove prati tek u rujnu.")
    assert (finding.replacement, finding.safe) == ("č", False)


def test_a_guess_is_a_proposal() -> None:
    """Four letters look the same once the byte that told them apart is gone."""
    text = "Ð¡Ð¾Ð±Ñ‹Ñ‚Ð¸Ðµ Ð¿Ñ€Ð¾Ð¸Ð·Ð¾ÑˆÐ»Ð¾ Ð² Ð¡ÐµÑ€Ð³Ð¸ÐµÐ²Ð¾Ð¼ Ñ\ufffd"
    findings = find(text)
    at_the_end = [finding for finding in findings if finding.end == len(text)]
    assert all(not finding.safe or (finding.replacement or "").endswith("\ufffd") for finding in at_the_end)


def test_nothing_but_the_encoding_is_touched() -> None:
    assert (
        fix_mojibake("“Caf\u0065\u0301” &eacute; Ａ１２… — cafÃ© thÃ©Ã¢tre\r\n") == "“Caf\u0065\u0301” &eacute; Ａ１２… — café théâtre\r\n"
    )


def test_line_ends_and_separators_stay() -> None:
    assert fix_mojibake("cafÃ©\r\nna\u2028ïve\rthÃ©\n") == "café\r\nna\u2028ïve\rthé\n"


def test_ascii_is_not_looked_at() -> None:
    assert find("Nothing here & nothing there.") == []
