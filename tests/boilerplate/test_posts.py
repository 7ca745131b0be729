"""Embedded posts go as a whole, in every form in which extraction leaves them; what only looks like one stays."""

import pytest

from scrubber import Document, Pipeline, StripBoilerplate

BEFORE = "The harbour master closed the bridge at noon, and a long queue formed on both of its sides within the hour."
AFTER = "Nobody was hurt, the police said, but the repair of the broken pillar will take several weeks to complete."
CAPTION = "Our old bridge says goodbye today 🌉 #harbour #bridge"

POSTS = {
    "X, signature on the same line": "Bridge closed, take the ferry — Harbour Master (@harbourmaster) March 3, 2021",
    "X, text with a link and signature": "Bridge closed, take the ferry pic.twitter.com/a1b2c3d4e5\n— Harbour Master (@harbourmaster) March 3, 2021",
    "X, text with a hashtag and signature": "Bridge closed, take the ferry #harbour\n— Harbour Master (@harbourmaster) March 3, 2021",
    "X, link on its own line": "Bridge closed #harbour\npic.twitter.com/a1b2c3d4e5\n— Harbour Master (@harbourmaster) 3 de marzo de 2021",
    "X, an entity for the dash": "Bridge closed, take the ferry https://t.co/a1b2c3d4e5\n&mdash; Harbour Master (@harbourmaster) 1614764400000",
    "X, a card": "Harbour Master\n@harbourmaster\n·\nFollow\nBridge closed until further notice, take the ferry\n9:30 AM · Mar 3, 2021\n27\nReply\n"
    "Copy link\nRead 12 replies",
    "X, a card with views": "Harbour Master\n@harbourmaster\nBridge closed until further notice\n9:30 AM · Mar 3, 2021 · 12.3K Views\nShow more",
    "Bluesky, signature": "Bridge closed, take the ferry\n[image or embed]\n— Harbour Master (@harbour.bsky.social) March 3, 2025 at 9:30 AM",
    "Bluesky, a card": "Harbour Master\n@harbour.bsky.social\nBridge closed until further notice\nMarch 3, 2025 at 9:30 AM\n3 replies\n12 reposts",
    "Mastodon, signature": "Bridge closed #harbour\n— Harbour Master (@harbour@coast.social) March 3, 2025",
    "Mastodon, a frame": "Post by @harbour@coast.social\nView on Mastodon",
    "Threads, a frame": "Post by @harbourmaster\nView on Threads",
    "Instagram, one line": f"View this post on Instagram {CAPTION} A post shared by Harbour News (@harbournews)",
    "Instagram, separate lines": f"View this post on Instagram\n{CAPTION}\nA post shared by Harbour News (@harbournews) on Mar 3, 2019 at 9:04am PDT",
    "Instagram, a short caption": "View this post on Instagram\nGoodbye, old bridge\nA post shared by Harbour News (@harbournews)",
    "Instagram, German": f"Sieh dir diesen Beitrag auf Instagram an\n{CAPTION}\nEin Beitrag geteilt von Hafen (@hafen.zeitung)",
    "Instagram, French": f"Voir cette publication sur Instagram\n{CAPTION}\nUne publication partagée par Le Port (@leport)",
    "Instagram, Spanish": f"Ver esta publicación en Instagram\n{CAPTION}\nUna publicación compartida de El Puerto (@elpuerto)",
    "Instagram, Portuguese": f"Ver essa foto no Instagram\n{CAPTION}\nUma publicação compartilhada por O Porto (@oporto)",
    "Instagram, Italian": f"Visualizza questo post su Instagram\n{CAPTION}\nUn post condiviso da Il Porto (@ilporto)",
    "Instagram, Russian": f"Посмотреть эту публикацию в Instagram\n{CAPTION}\nПубликация от Порт (@port)",
    "Instagram, Turkish": f"Bu gönderiyi Instagram'da gör\n{CAPTION}\nLiman (@liman)'in paylaştığı bir gönderi",
    "Instagram, Polish": f"Wyświetl ten post na Instagramie\n{CAPTION}\nPost udostępniony przez Port (@port)",
    "Instagram, Czech": f"Zobrazit příspěvek na Instagramu\n{CAPTION}\nPříspěvek sdílený Přístav (@pristav)",
    "Instagram, Indonesian": f"Lihat postingan ini di Instagram\n{CAPTION}\nSebuah kiriman dibagikan oleh Pelabuhan (@pelabuhan)",
    "Instagram, Japanese": f"この投稿をInstagramで見る\n{CAPTION}\n港(@minato)がシェアした投稿",
    "Instagram, Korean": f"Instagram에서 이 게시물 보기\n{CAPTION}\n항구(@hanggu)님의 공유 게시물",
    "Instagram, Chinese": f"在 Instagram 查看这篇帖子\n{CAPTION}\n港口 (@gangkou) 分享的帖子",
    "Instagram, Arabic": f"عرض هذا المنشور على Instagram\n{CAPTION}\nتمت مشاركة منشور بواسطة الميناء (@mina)",
    "TikTok": "@harbournews\nThe last bus over the bridge #harbour\n♬ original sound - Harbour News",
    "TikTok, handle and caption on one line": "@harbournews The last bus over the bridge\n♬ som original - Harbour News",
    "TikTok, without the handle": "The last bus over the bridge #harbour #fyp\n♬ Originalton - Hafen",
}

CONTENT = {
    "a quotation with a handle": "We were promised a bridge, and we were given a queue.\n\n— Ann Example (@ann)",
    "a sentence that names a handle": "A video shared by Ann Example (@ann) shows how the last bus turned round on the bridge and drove back to the town.",
    "an article about Instagram": "View counts on Instagram fell\n\nThe town shared by two parishes has its own account (@town), and hardly anybody reads it in these days.",
    "a list of handles": "Who to follow on the coast:\n\n@harbour\n@bay\n@island",
    "a time in a programme": "9:30 AM · Opening of the bridge\n\n10:00 AM · Speech of the mayor",
}


def strip(text: str) -> str:
    return Pipeline([StripBoilerplate()]).run(text).text


@pytest.mark.parametrize("post", POSTS.values(), ids=POSTS)
@pytest.mark.parametrize("end", ["\n", "\n\n"])
def test_a_post_goes_as_a_whole(post: str, end: str) -> None:
    assert strip(f"{BEFORE}{end}{post.replace(chr(10), end)}{end}{AFTER}") == f"{BEFORE}{end}{AFTER}"


@pytest.mark.parametrize("text", CONTENT.values(), ids=CONTENT)
def test_what_looks_like_a_post_stays(text: str) -> None:
    whole = f"{BEFORE}\n\n{text}\n\n{AFTER}"
    assert strip(whole) == whole


def test_paragraphs_between_two_frames_stay() -> None:
    text = f"View this post on Instagram\n\n{BEFORE}\n\nView this post on Instagram\n\n{CAPTION}\n\nA post shared by Harbour News (@harbournews)\n\n{AFTER}"
    assert strip(text) == f"{BEFORE}\n\n{AFTER}"


def test_paragraphs_in_a_frame_that_look_like_the_articles_are_proposed() -> None:
    text = f"{BEFORE}\n\nView this post on Instagram\n\n{AFTER}\n\n{BEFORE[:-1]}, they say.\n\n{AFTER[:-1]}, they say.\n\nA post shared by Ann (@ann)\n\n{AFTER}"
    found = list(StripBoilerplate().find(Document(text)))
    assert all(finding.replacement is None or not finding.safe for finding in found if AFTER in text[finding.start : finding.end])
