"""Code of the page goes; code that an article quotes, and prose with the same marks, stays."""

import pytest

from scrubber import strip_boilerplate
from scrubber.boilerplate.evidence import Page
from scrubber.boilerplate.page_code import CERTAIN, PERHAPS, from_page_code

ARTICLE = (
    "The ferry that links the island with the mainland was taken out of service on Monday after a crack was found in its hull.",
    "Two smaller boats carry people in the meantime, but no cars, and the queue at the pier was a mile long in the morning.",
    "The harbour master said that he hoped to see the ferry back before the end of the month, when the first guests arrive.",
)


def claimed(*lines: str) -> dict[str, float]:
    page = Page(lines, range(len(lines)), tuple(False for _ in lines))
    return {
        lines[position]: claim.confidence
        for claim in from_page_code(page)
        if claim.cut is None
        for position in range(claim.first, claim.last + 1)
    }


def around(*lines: str) -> dict[str, float]:
    return claimed(*ARTICLE[:2], *lines, ARTICLE[2])


@pytest.mark.parametrize(
    "line",
    [
        "Call window.open with the address; the ferry company's site does so (and fails) when the pier is closed.",
        "The harbour's site set googletag.cmd before the page had loaded, said the engineer who found the fault.",
        "“We pasted (adsbygoogle = window.adsbygoogle || []).push({}); into every page,” she said.",
        "The sets {1, 2, 3} and {a: b} are written with braces {as here}.",
        "E = mc^2; F = m * a; {x | x > 0} = (0, ∞);",
        "Tickets cost $12 ($8 for children) and = a day at sea",
        ":-) ;-) :{ <3 <3 \\o/ {(^_^)} ^^;",
        "#ferry #harbour {} @islander = love",
        "a < b and b > c, so a <= c;",
        "[applause] [laughs] [sic] [the captain]",
        "[The ferry] <was> late = {again}",
        "<3 for the captain",
        "Ferry {noun}: a boat that carries people = a water taxi;",
        "Wanted: deckhand (m/w/d); pay = 15 euros (or more);",
        "Smith (left) = winner; Jones (right) = second (by a length);",
        "Результат = 3:1 (1:0); голы: Иванов (12), Петров (60);",
        "渡轮（左）=胜；货轮（右）=负；{平局}",
    ],
)
def test_lines_of_articles_are_no_code(line: str) -> None:
    assert around(line) == {}


@pytest.mark.parametrize(
    "code",
    [
        (
            "The following JavaScript adds the timetable once the document is ready.",
            "$(document).ready(function () {",
            "  $('#timetable').show();",
            "});",
        ),
        ("document.addEventListener('DOMContentLoaded', start);", "function start() {", "  let boats = [];", "}"),
        ("def depart(boat):", '    return {"boat": boat}', "$(document).ready(depart);"),
        ("package main", "func main() {", 'fmt.Println("ferry");', "}", "document.write(x);"),
        (
            "In a style sheet the class of the boat is given a colour, so that it can be seen on the map from afar.",
            ".boat{color:red!important}",
        ),
        (
            "A template of this kind names the boat in double braces, and the name is set in when the page is made.",
            "{{ boatName }}",
            "{{#if late}}",
        ),
        (
            "Write the name of the gallery as a shortcode, and the plugin puts the pictures of the harbour there instead.",
            '[gallery ids="1,2"]',
        ),
        (
            "The HTML of the menu has a comment at the end which tells where it stops, and nothing reads it any longer.",
            "<!-- end of menu -->",
        ),
        ("The boat is marked so:", ".boat{color:red}"),
        ("- name: Create the boat", 'user: "{{ boat.name }}"', "{{ boat.port }}", '{% set port = states("boat") %}'),
        ("{{Infobox boat|name=Ferry}}", "{{stub}}"),
    ],
)
def test_tutorials_keep_their_code(code: tuple[str, ...]) -> None:
    assert around(*code) == {}


def test_in_a_tutorial_what_names_software_of_pages_is_proposed() -> None:
    push = "(adsbygoogle = window.adsbygoogle || []).push({});"
    assert around("Paste this code of AdSense into the page, and wait for a day until the ferry company has seen what it does.", push) == {
        push: PERHAPS
    }
    assert around("Paste this:", push) == {push: PERHAPS}


PAGES_CODE = [
    "(adsbygoogle = window.adsbygoogle || []).push({});",
    "window._taboola = window._taboola || [];",
    "_taboola.push({mode: 'thumbnails-a', container: 'below-the-ferry', placement: 'Below the text of the ferry'});",
    "googletag.cmd.push(function() { googletag.display('div-gpt-ad-7'); });",
    "window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments);} gtag('js', new Date());",
    "fbq('track', 'PageView', {page: 'ferry'});",
    "$(document).ready(function () { showFerries(); });",
    'jQuery(document).ready(function($){ $("#ferry").hide(); });',
    'var x = document.getElementsByClassName("share")[0].innerHTML = "";',
    'document.addEventListener("DOMContentLoaded", function() { loadFerries(); });',
    ".tdi_7{min-height:0}",
    ".tdi_7,.tdi_7 .tdc-columns{min-height:0}.tdi_7>a{margin:0 auto!important}",
    "@media (max-width: 600px) { .ferry { display: none !important; } }",
    "#gallery-1 { margin: auto; } #gallery-1 .item { float: left; width: 33%; }",
    "{{userName}}",
    "{{#if ferry}}",
    "{{/ferry}} {{^ferry}} none {{/ferry}}",
    "{| ferry_title |}",
    "{% endif %}",
    '[gallery ids="1,2,3"]',
    '[vc_row][vc_column width="1/2"]',
    "<script>window.dataLayer = window.dataLayer || [];</script>",
    "<!-- /end of slot -->",
    "<br />",
    '<img height="1" width="1" src="https://harbour.example/pixel" />',
    '{"@context":"https://schema.org","@type":"NewsArticle","headline":"The ferry is back"}',
]


@pytest.mark.parametrize("line", PAGES_CODE)
def test_code_of_the_page_goes(line: str) -> None:
    assert claimed(*ARTICLE, line) == {line: CERTAIN}
    assert strip_boilerplate("\n\n".join((*ARTICLE, line))) == "\n\n".join(ARTICLE)
    assert strip_boilerplate("\n\n".join((line, *ARTICLE))) == "\n\n".join(ARTICLE)


@pytest.mark.parametrize("line", PAGES_CODE)
def test_between_paragraphs_only_what_names_software_of_pages_goes(line: str) -> None:
    named = any(name in line for name in ("adsby", "aboola", "googletag", "gtag", "dataLayer", "fbq", "tdi_", "vc_", "{{#", "{{^"))
    assert around(line) == {line: CERTAIN} if named else around(line).get(line, PERHAPS) == PERHAPS
    left = ARTICLE if named else (*ARTICLE[:2], line, ARTICLE[2])
    assert strip_boilerplate("\n\n".join((*ARTICLE[:2], line, ARTICLE[2]))) == "\n\n".join(left)


@pytest.mark.parametrize(
    "code",
    [
        (
            "const menu = document.querySelector('.menu');",
            "document.addEventListener('click', () => {",
            "menu.classList.toggle('open');",
            "});",
        ),
        ("{% if boat == 'home' %}", "{{ boat.name }}", "{% endif %}"),
        ("Hi {{first_name}}, your boat leaves soon", "{{first_name}}"),
        ("<b>", "<i>"),
        ("document.write('<img src=//ferry.example>');",),
    ],
)
def test_examples_between_paragraphs_stay_though_nothing_speaks_of_code(code: tuple[str, ...]) -> None:
    whole = "\n\n".join((*ARTICLE[:2], *code, ARTICLE[2]))
    assert strip_boilerplate(whole) == whole


def test_a_script_of_several_lines_goes_with_all_of_them() -> None:
    script = ("$(document).ready(function () {", "$('#ferry').slick({", "dots: true,", "speed: 300", "});", "});")
    assert set(claimed(*ARTICLE, *script)) == set(script)
    assert strip_boilerplate("\n\n".join((*ARTICLE, *script))) == "\n\n".join(ARTICLE)
    row = ('[vc_row width="1/2"]', "[/vc_column][/vc_row]")
    assert set(around(*row)) == set(row)
    style = (".tdi_9 {", "margin: 0;", "}")
    assert set(around(*style)) == set(style)


def test_a_script_that_is_never_closed_takes_no_line_of_the_article() -> None:
    opening = "googletag.cmd.push(function() {"
    assert around(opening) == {opening: CERTAIN}


def test_sentences_beside_a_script_on_its_line_stay() -> None:
    assert around("googletag.display('div-gpt-ad-7'); The ferry was back in the harbour in the evening;") == {}
    assert around("googletag.display('div-gpt-ad-7'); Captain Smith said: \"The ferry is back.\"") == {}
    assert around("googletag.display('a'); 渡轮星期一傍晚回到港口了;") == {}


def test_a_mark_in_a_label_is_proposed() -> None:
    assert around("Get mail on {{ferry}} daily!") == {"Get mail on {{ferry}} daily!": PERHAPS}
    assert around("{{ferry}}") == {"{{ferry}}": PERHAPS}


def test_a_script_glued_to_a_sentence_is_cut_off() -> None:
    script = "(function(){function c(){var b=a.contentDocument||a.contentWindow.document;if(b){window.__CF$cv$params={r:'7'}}}})();"
    assert strip_boilerplate("\n\n".join((*ARTICLE[:2], ARTICLE[2] + script))) == "\n\n".join(ARTICLE)


def test_a_text_on_one_line() -> None:
    scripts = "window._taboola = window._taboola || []; _taboola.push({mode: 'thumbnails-a', container: 'ferry'});"
    assert strip_boilerplate(" ".join((*ARTICLE, scripts))).startswith(" ".join(ARTICLE))
    assert "taboola" not in strip_boilerplate(" ".join((*ARTICLE, scripts)))


def test_long_and_odd_lines() -> None:
    for line in (
        "{" * 100_000,
        "<" * 100_000,
        "a{b:" * 300,
        ".a{" * 300,
        "<!--" * 300,
        '[a b="' * 200,
        "{{a" * 300,
        "x=" * 600,
        "(" * 1200,
        "\ud800{;",
    ):
        claimed(line, ARTICLE[0])
