"""Every sentence of the guidelines' section on start and end, as an example in each language."""

import datetime as dt

import pytest

from tracker.document import Document
from tracker.extractors import extract

# language, published, text, the period of its figure ("" is null)
SENTENCES = [
    # "in the last 48 hours", published 2016-12-14: 2016-12-12 to 2016-12-14
    ("en", "2016-12-14", "In the last 48 hours 82 people were killed.", "2016-12-12/2016-12-14"),
    ("de", "2016-12-14", "In den letzten 48 Stunden wurden 82 Menschen getötet.", "2016-12-12/2016-12-14"),
    # "since November", published 2019-12-27: 2019-11-01 to 2019-12-27
    ("en", "2019-12-27", "Since November 82 people have been killed.", "2019-11-01/2019-12-27"),
    ("de", "2019-12-27", "Seit November wurden 82 Menschen getötet.", "2019-11-01/2019-12-27"),
    # "on Monday": the last Monday on or before publication
    ("en", "2016-12-12", "On Monday 82 people were killed.", "2016-12-12/2016-12-12"),
    ("en", "2016-12-11", "82 people were killed on Monday.", "2016-12-05/2016-12-05"),
    ("de", "2016-12-15", "Am Mittwoch wurden 82 Menschen getötet.", "2016-12-14/2016-12-14"),
    # "last week": the calendar week before
    ("en", "2016-12-14", "Last week 82 people were killed.", "2016-12-05/2016-12-11"),
    ("de", "2016-12-14", "Vergangene Woche wurden 82 Menschen getötet.", "2016-12-05/2016-12-11"),
    # "in 2014": the year
    ("en", "2016-12-14", "In 2014, 82 people were killed.", "2014-01-01/2014-12-31"),
    ("de", "2016-12-14", "2014 wurden 82 Menschen getötet.", "2014-01-01/2014-12-31"),
    # a stock or a running total with "so far", "today", "now", "as of 3 May": start null, end that day
    ("en", "2016-05-06", "So far 82 people have been killed.", "/2016-05-06"),
    ("de", "2016-05-06", "Bislang wurden 82 Menschen getötet.", "/2016-05-06"),
    ("en", "2016-05-06", "Today the camp holds 82 refugees.", "/2016-05-06"),
    ("en", "2016-05-06", "82 people are now homeless.", "/2016-05-06"),
    ("de", "2016-05-06", "Jetzt sind 82 Menschen obdachlos.", "/2016-05-06"),
    ("en", "2016-05-06", "As of 3 May, 82 people were displaced.", "/2016-05-03"),
    ("de", "2016-05-06", "82 Vertriebene (Stand: 3. Mai) leben in der Schule.", "/2016-05-03"),
    # null where the text says nothing that dates the figure
    ("en", "2016-05-06", "82 people were killed.", "/"),
    ("de", "2016-05-06", "82 Menschen wurden getötet.", "/"),
    # "n days ago" counts back from publication; "within 24 hours", "overnight": publication minus one day
    ("en", "2016-05-06", "Nine days ago 82 people were killed.", "2016-04-27/2016-04-27"),
    ("de", "2016-05-06", "Vor neun Tagen wurden 82 Menschen getötet.", "2016-04-27/2016-04-27"),
    ("en", "2016-05-06", "Within 24 hours 82 people were killed.", "2016-05-05/2016-05-06"),
    ("de", "2016-05-06", "Binnen 24 Stunden wurden 82 Menschen getötet.", "2016-05-05/2016-05-06"),
    ("en", "2016-05-06", "Overnight 82 people were killed.", "2016-05-05/2016-05-06"),
    ("de", "2016-05-06", "Über Nacht wurden 82 Menschen getötet.", "2016-05-05/2016-05-06"),
    # "Mitte November": 11 to 20; "Anfang": 1 to 10; "Ende": 21 to the last day; "seit Mitte Dezember": from the 15th
    ("de", "2016-12-20", "Mitte November wurden 82 Menschen getötet.", "2016-11-11/2016-11-20"),
    ("en", "2016-12-20", "In early November 82 people were killed.", "2016-11-01/2016-11-10"),
    ("de", "2016-12-20", "Ende November wurden 82 Menschen getötet.", "2016-11-21/2016-11-30"),
    ("en", "2016-12-20", "In late February 82 people were killed.", "2016-02-21/2016-02-29"),
    ("de", "2016-12-20", "Seit Mitte Dezember wurden 82 Menschen getötet.", "2016-12-15/2016-12-20"),
    ("en", "2016-12-20", "Since mid-December 82 people have been killed.", "2016-12-15/2016-12-20"),
    # a date without a year is its latest occurrence on or before publication
    ("en", "2016-12-20", "On 24 December 82 people were killed.", "2015-12-24/2015-12-24"),
    ("de", "2016-12-20", "Am 20. Dezember wurden 82 Menschen getötet.", "2016-12-20/2016-12-20"),
    # a stock in the plain present: both null; with "derzeit", "now", "noch", "still", "currently": end is publication
    ("en", "2016-12-20", "82 refugees live in the town.", "/"),
    ("de", "2016-12-20", "In der Stadt leben 82 Flüchtlinge.", "/"),
    ("en", "2016-12-20", "82 refugees currently live in the town.", "/2016-12-20"),
    ("de", "2016-12-20", "Derzeit leben 82 Flüchtlinge in der Stadt.", "/2016-12-20"),
    ("en", "2016-12-20", "82 people are still missing.", "/2016-12-20"),
    ("de", "2016-12-20", "82 Menschen werden noch vermisst.", "/2016-12-20"),
    # "in recent days", "in den vergangenen Tagen": start null, end is publication
    ("en", "2016-12-20", "In recent days 82 people were killed.", "/2016-12-20"),
    ("de", "2016-12-20", "In den vergangenen Tagen wurden 82 Menschen getötet.", "/2016-12-20"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "published", "text", "expected"), SENTENCES)
def test_a_sentence_of_the_guidelines(code: str, published: str, text: str, expected: str) -> None:
    document = Document(text=text, language=code, published=dt.date.fromisoformat(published))
    found = [f"{figure.start or ''}/{figure.end or ''}" for figure in extract(document)]
    assert found == [expected]
