import datetime as dt
import io

import pytest

from tracker.document import Document
from tracker.readers import read
from tracker.readers.html import text_of_fragment

TEXT = "<p>The harbour is closed since Friday, and forty boats wait outside for the storm to pass, one said.</p>"


def page(head: str = "", body: str = TEXT, lang: str = "") -> Document:
    raw = f"<html{lang}><head><title>Harbour closed</title>{head}</head><body>{body}{TEXT}</body></html>"
    (document,) = read("page.html", io.BytesIO(raw.encode()), 10_000)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-03-02T08:00:00Z">',
        '<meta name="DC.date.issued" content="2024-03-02">',
        '<script type="application/ld+json">[{"@type": "Report", "datePublished": "2024-03-02"}]</script>',
        '<script type="application/ld+json">{"@type": "Thing"}</script><meta name="date" content="2. März 2024">',
        '<script type="application/ld+json">{broken</script><meta itemprop="datePublished" content="2024-03-02">',
        '<link rel="canonical" href="https://port.example/2024/03/02/harbour">',
    ],
)
def test_published_is_what_the_page_declares(head: str) -> None:
    assert page(head).published == dt.date(2024, 3, 2)


def test_json_ld_goes_before_meta_and_time() -> None:
    told = page(
        '<meta name="date" content="2024-03-05"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "datePublished": "2024-03-02", "publisher": [{"name": "Port Post"}],'
        ' "headline": "Storm\n in the harbour", "inLanguage": "en-GB"}</script>',
        '<article><time datetime="2024-03-06">now</time></article>',
        ' lang="fr"',
    )
    assert (told.published, told.publisher, told.title) == (dt.date(2024, 3, 2), "Port Post", "Storm in the harbour")
    assert told.language == "en"


def test_no_date_is_taken_from_footer_or_text() -> None:
    assert (
        page(body=f"{TEXT}<footer>Last change 4 March 2019 <time datetime='2019-03-04'>x</time></footer>").published
        is None
    )


def test_fragment_keeps_blocks_apart_and_resolves_entities() -> None:
    assert text_of_fragment("<p>One <b>two</b></p><p>three &amp;\nfour<br>five") == "One two\nthree & four\nfive"
    assert text_of_fragment(" ") == ""
