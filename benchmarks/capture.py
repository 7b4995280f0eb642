"""Articles a second from HTML on a local server to figures in the database, two feeds at a time."""

import multiprocessing
import os
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from sqlalchemy import func, select

from db.engine import open_database, reading
from db.models import CaptureRow, FigureRow
from tests.tracker.site import Site, running_site
from tracker.capture import Target, capture
from tracker.document import Document
from tracker.extractors import extract
from tracker.readers import read
from tracker.settings import Settings

CORPUS = Path(__file__).parents[1] / "tests" / "accuracy"
ARTICLES = int(os.environ.get("TRACKER_TEST_ARTICLES", "1_000"))
FEEDS = 2
PAGE = (
    "<html lang='{language}'><head><title>{title}</title><meta property='article:published_time' content='{day}'>"
    "</head><body><header><nav><a href='/'>Home</a></nav></header><article><h1>{title}</h1>{text}</article>"
    "<footer><p>Contact, imprint, privacy</p></footer></body></html>"
)


def main() -> None:
    """Print the table of the capture benchmark."""
    extract(Document(text="Two people were killed in Homs."))  # what is loaded once is loaded before the fork
    print("| processes | articles | figures | articles/s | articles/s of processor time |")
    print("|---|---|---|---|---|")
    for processes in (1, 2):
        _measure(processes)


def _measure(processes: int) -> None:
    with running_site() as site, tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/tracker.db"
        feeds = _publish(site)
        open_database(url).dispose()
        started, before = time.monotonic(), os.times()
        with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("fork")) as pool:
            list(pool.map(_capture, feeds, [url] * FEEDS))
        took, after = time.monotonic() - started, os.times()
        worked = sum(getattr(after, name) - getattr(before, name) for name in ("children_user", "children_system"))
        engine = open_database(url)
        with reading(engine) as connection:
            new = connection.execute(select(func.sum(CaptureRow.documents_new))).scalar_one()
            figures = connection.execute(select(func.count()).select_from(FigureRow)).scalar_one()
        engine.dispose()
        print(f"| {processes} | {new:,} | {figures:,} | {new / took:.0f} | {new / worked:.0f} |")


def _capture(location: str, url: str) -> None:
    engine = open_database(url)
    capture(engine, Settings(database_url=url), Target(kind="rss", location=location, local=True))
    engine.dispose()


def _publish(site: Site) -> list[str]:
    """Put the articles of the corpus on the site, over and over under other addresses, and return the feeds of them."""
    pages = [_page(path) for path in sorted(CORPUS.glob("*/*.md"))]
    feeds = []
    for feed in range(FEEDS):
        numbers = range(feed, ARTICLES, FEEDS)
        links = [site.put(f"/{number}", pages[number % len(pages)]) for number in numbers]
        items = "".join(f"<item><title>Article</title><link>{link}</link></item>" for link in links)
        body = f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
        feeds.append(site.put(f"/feed{feed}", body, "application/rss+xml"))
    return feeds


def _page(path: Path) -> str:
    with path.open("rb") as stream:
        document = next(part for part in read(path.name, stream, 1_000_000) if isinstance(part, Document))
    text = "".join(f"<p>{line}</p>" for line in document.text.split("\n") if line.strip())
    return PAGE.format(language=document.language, title=document.title, day=document.published, text=text)


if __name__ == "__main__":
    main()
