"""The temporal tagger on sentences of its own, and its laws on any text."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.extractors.periods.dates import DateTagger, tag_dates
from tracker.languages import language_codes, load_language
from tracker.languages.dates import DateWords

PUBLISHED = dt.date(2021, 9, 15)  # a Wednesday
SENTENCES = [
    ("en", "May God help them, they may march on.", []),
    ("en", "In May the river rose; on 3 May it fell.", ["2021-05-01/2021-05-31", "2021-05-03/2021-05-03"]),
    ("en", "Some 2014 people and 1999 tents arrived.", []),
    ("en", "Between 1 and 10 September it rained.", ["2021-09-01/2021-09-10"]),
    ("en", "The rain began on Tuesday night and went on until Wednesday.", ["2021-09-14/2021-09-14", "/2021-09-15"]),
    ("en", "They left two weeks ago, on September 1.", ["2021-09-01/2021-09-01", "2021-09-01/2021-09-01"]),
    ("en", "Next Monday a convoy is due.", []),
    ("en", "A convoy is due on 20 October 2021.", []),
    ("en", "From 28 December 2019 to 3 January 2020", ["2019-12-28/2020-01-03"]),
    ("en", "at 9:49 p.m. on Tuesday", ["2021-09-14/2021-09-14"]),
    ("en", "last Wednesday", ["2021-09-08/2021-09-08"]),
    ("en", "on 2021-09-03", ["2021-09-03/2021-09-03"]),
    ("en", "the 30 February", []),
    ("de", "Die 21-Jährige kam 37 000 Mal.", []),
    ("de", "Am 13.Dezember, nicht am 13. Dezem\u00adber", ["2020-12-13/2020-12-13"] * 2),
    ("de", "In der Nacht zum Dienstag", ["2021-09-13/2021-09-14"]),
    ("de", "Morgen kommt ein Konvoi; am Morgen regnete es.", ["2021-09-15/2021-09-15"]),
    ("de", "2014 Menschen kamen 2014 an.", ["2014-01-01/2014-12-31"]),
    ("de", "zwischen dem 28. August und dem 3. September", ["2021-08-28/2021-09-03"]),
    ("de", "Seit vergangenem Freitag", ["2021-09-10/2021-09-15"]),
    ("de", "Kommende Woche kommt ein Konvoi.", []),
    ("de", "Ende August und Mitte des Jahres", ["2021-08-21/2021-08-31", "2021-06-01/2021-07-31"]),
]
WORDS = """
since seit May Mai 3 . 31 2014 0000 9999 vor zwei two weeks Wochen ago between zwischen und and Monday Montag abend
night in der Nacht auf the last letzten days Tagen - – / ( , of Ende mid so far bis by first ersten quarter Halbjahr
same Zeitraum worst when Seither since then Silvester New Year ' s Eve following folgenden evening Berichtszeitraum
covering nach Beginn into again erneut am most
"""
texts = st.one_of(st.text(), st.lists(st.sampled_from(WORDS.split())).map(" ".join))


def span(date: dt.date | None) -> str:
    return date.isoformat() if date else ""


@pytest.mark.parametrize(("code", "text", "expected"), SENTENCES)
def test_tag(code: str, text: str, expected: list[str]) -> None:
    found = tag_dates(text, load_language(code), PUBLISHED)
    assert [f"{span(m.period.start)}/{span(m.period.end)}" for m in found] == expected


def test_a_language_may_write_other_figures_and_glue_words() -> None:
    words = DateWords.model_validate(
        {
            "words": {"month": {4: ["نيسان"]}},
            "proclitics": ["و"],
            "phrases": [
                {"means": "day", "forms": ["{day} {month} [{year}]"], "examples": [{"text": "٣ نيسان ٢٠١٥"}]},
                {"means": "month", "forms": ["{month} {year}"], "examples": [{"text": "نيسان ٢٠١٥"}]},
                {"means": "year", "forms": ["عام {bareyear}"], "examples": [{"text": "عام ٢٠١٥"}]},
            ],
        }
    )
    for text, expected in [
        ("٣ نيسان ٢٠١٥", "2015-04-03/2015-04-03"),
        ("ونيسان ٢٠١٥", "2015-04-01/2015-04-30"),
        ("وعام ٢٠١٥", "2015-01-01/2015-12-31"),
    ]:
        found = DateTagger(words).tag(text, 0, len(text), PUBLISHED)
        assert [f"{span(m.period.start)}/{span(m.period.end)}" for m in found] == [expected]


@pytest.mark.parametrize("code", language_codes())
def test_without_a_date_of_publication_only_written_dates_are_found(code: str) -> None:
    phrases = load_language(code).dates.phrases
    relative = {"offset", "ago", "past", "weekday", "relative_unit", "overnight", "now", "total"}
    for text in (example.text for phrase in phrases if phrase.means in relative for example in phrase.examples):
        assert tag_dates(text, load_language(code), None) == []


@settings(max_examples=300)
@given(
    texts,
    st.sampled_from(language_codes()),
    st.one_of(st.none(), st.dates(), st.sampled_from([dt.date.min, dt.date.max])),
)
def test_any_text_gives_ordered_mentions_with_sane_periods(text: str, code: str, published: dt.date | None) -> None:
    found = tag_dates(text, load_language(code), published)
    assert found == tag_dates(text, load_language(code), published)
    end = 0
    for mention in found:
        assert end <= mention.at[0] < mention.at[1] <= len(text)
        end = mention.at[1]
        period = mention.period
        assert period.start is not None or period.end is not None
        if period.start and period.end:
            assert period.start <= period.end
        if published and period.start:
            assert period.start <= published


@pytest.mark.parametrize("piece", ["1. ", "seit ", "since the ", "3. Mai – ", "2014-", "in the last two ", "( ", "x"])
@pytest.mark.parametrize("code", language_codes())
def test_time_is_linear_in_the_length(piece: str, code: str) -> None:
    language = load_language(code)
    begin = time.process_time()
    tag_dates(piece * (200_000 // len(piece)), language, PUBLISHED)
    assert time.process_time() - begin < 20
