"""What a site asks of robots (RFC 9309): robots.txt, read by Protego, which knows wildcards and the longest match."""

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from tracker.sources.answer import Answer, Unreachable
from tracker.sources.kept import Kept, KeptAnswer

FRESH = 24 * 3600.0  # RFC 9309, 2.4: not longer than a day
READ = 500_000  # bytes; RFC 9309, 2.5
LONGEST_DELAY = 10.0
FOR_THE_MOMENT = 429


class Robots:
    """The rules of the hosts of one capture; ``fetch`` gets an address without asking for these rules."""

    def __init__(self, agent: str, kept: Kept, fetch: Callable[[str], Answer]) -> None:
        self._agent, self._kept, self._fetch = agent, kept, fetch
        self._rules: dict[str, Protego | Unreachable] = {}

    def check(self, url: str) -> None:
        """Do nothing where an address may be fetched; Unreachable where its site forbids it or cannot be asked."""
        rules = self._rules_of(url)
        if not rules.can_fetch(url, self._agent):
            raise Unreachable(f"{url} is closed to robots (the site's robots.txt), so the tracker does not fetch it.")

    def delay(self, url: str) -> float:
        """Return the seconds between two requests that a site asks for, at most ``LONGEST_DELAY``; 0 for no wish."""
        return min(self._rules_of(url).crawl_delay(self._agent) or 0.0, LONGEST_DELAY)

    def _rules_of(self, url: str) -> Protego:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            try:
                self._rules[site] = Protego.parse(self._text(f"{site}/robots.txt"))
            except Unreachable as error:
                self._rules[site] = error
        rules = self._rules[site]
        if isinstance(rules, Unreachable):
            raise type(rules)(str(rules), rules.status)
        return rules

    def _text(self, url: str) -> str:
        kept = self._kept.find(url)
        if kept and kept.age < FRESH:
            return _decoded(kept.answer)
        try:
            return _decoded(self._fetch(url))
        except Unreachable as error:
            if 400 <= error.status < 500 and error.status != FOR_THE_MOMENT:
                self._kept.keep(url, KeptAnswer(answer=Answer(url=url, body=b"", content_type="")))
                return ""
            if kept:
                return _decoded(kept.answer)
            if error.status:
                raise
            # No answer at all is about the site, not about this one address of it.
            raise type(error)(str(error).replace(url, url.removesuffix("/robots.txt"))) from error


def _decoded(answer: Answer) -> str:
    return answer.body[:READ].decode("utf-8", "replace")
