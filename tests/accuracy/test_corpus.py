"""Contract of the corpus: every gold file keeps the annotation guidelines and fits its article."""

import datetime as dt
from pathlib import Path

import pytest

from tests.accuracy.corpus import articles, corpora, document_of, gold_of
from tracker.figure import Quantifier, Unit
from tracker.metrics import metrics

ARTICLES = [*(a for corpus in corpora() for code in ("de", "en") for a in articles(code, corpus))]
FIELDS = {"metric", "quantifier", "low", "high", "unit", "subset", "place", "start", "end", "source", "at", "optional"}
BOUNDS = {
    "exact": lambda low, high: low == high is not None,
    "approximately": lambda low, high: low == high is not None,
    "at_least": lambda low, high: low is not None and high is None,
    "more_than": lambda low, high: low is not None and high is None,
    "at_most": lambda low, high: low is None and high is not None,
    "less_than": lambda low, high: low is None and high is not None,
    "range": lambda low, high: low is not None and high is not None and low < high,
    "vague": lambda low, high: low is not None and high is None,
}


def test_is_large_and_about_a_third_has_no_figure() -> None:
    for language in ("de", "en"):
        golds = [gold_of(article) for article in articles(language)]
        assert len(golds) >= 60
        assert sum(not gold["figures"] for gold in golds) >= 0.3 * len(golds)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_gold_fits_its_article(article: Path) -> None:
    document, gold = document_of(article), gold_of(article)
    assert gold["id"] == document["id"] == f"{article.parent.name}-{article.stem}"
    assert gold["language"] == document["language"] == article.parent.name
    assert dt.date.fromisoformat(gold["published"]) == document["published"]
    seen = set()
    for figure in gold["figures"]:
        assert FIELDS <= set(figure) <= FIELDS | {"periods"}
        assert figure["metric"] in metrics()
        assert figure["unit"] in set(Unit)
        assert figure["quantifier"] in set(Quantifier)
        assert BOUNDS[figure["quantifier"]](figure["low"], figure["high"]), figure
        begin, end = figure["at"]
        assert 0 <= begin < end <= len(document["text"])
        assert document["text"][begin:end].strip() == document["text"][begin:end]
        for start, until in [(figure["start"], figure["end"]), *figure.get("periods", [])]:
            days = [dt.date.fromisoformat(day) for day in (start, until) if day]
            assert days == sorted(days)
        assert (begin, end, figure["metric"]) not in seen, "one number tells one figure of a metric"
        seen.add((begin, end, figure["metric"]))
