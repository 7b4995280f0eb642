"""Which date dates which count: own sentences by class, and the laws of the assignment on any text."""

import datetime as dt
import re
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.document import Document
from tracker.extractors.periods.assign import assign_periods
from tracker.extractors.reading import Count, Reading
from tracker.figure import Quantifier, Unit
from tracker.languages import language_codes, load_language

PUBLISHED = dt.date(2021, 9, 15)  # a Wednesday
METRICS = {"k": "killed", "i": "injured", "m": "missing", "d": "displaced", "r": "refugees", "b": "besieged"}

# A count stands as [number metric], with "<" where it is a part of another one, "+" where it adds to one; its period
# follows the text.
CASES = [
    # a report of an earlier day reaches up to that day
    ("en", "Police said on Monday that [20k] people had died since June.", ["2021-06-01/2021-09-13"]),
    ("de", "Seit Juni starben [20k] Menschen, wie die Polizei am Montag mitteilte.", ["2021-06-01/2021-09-13"]),
    ("en", "Police said yesterday that [20k] people have now died in this year's floods.", ["2021-01-01/2021-09-14"]),
    # since what somebody did on a day
    ("en", "Some [20b] people have been trapped since rebels cut the only road in early July.",
     ["2021-07-01/2021-09-15"]),
    # so many days that something goes on
    ("en", "Crews fought for a sixth day on Monday to contain fires that killed [20k].", ["2021-09-08/2021-09-15"]),
    ("de", "Den sechsten Tag in Folge kämpfte man am Mittwoch gegen Brände, die [20k] Menschen töteten.",
     ["2021-09-10/2021-09-15"]),
    # the first days of what happened on a day, of nothing that the text dates
    ("de", "Die Stadt fiel am Freitag. In den ersten drei Tagen nach der Eroberung starben [20k] Menschen.",
     ["2021-09-10/2021-09-12"]),
    ("en", "In the first three months of the war [20k] people died.", ["/"]),
    ("de", "In den ersten drei Monaten des Vorjahres starben [20k] Menschen.", ["2020-01-01/2020-03-31"]),
    # a number of days in a year that is past
    ("de", "Sie kamen nach dem Krieg von 2020, der in 44 Tagen [20k] Menschen das Leben kostete.",
     ["2020-01-01/2020-12-31"]),
    # what was then and what is now
    ("de", "Im Jahr 2015 lebten hier [60r] Flüchtlinge, jetzt sind es [50r].",
     ["2015-01-01/2015-12-31", "/2021-09-15"]),
    ("de", "In der Stadt, wo schon vorher [60d] lebten, wurden bis Dienstag [50d] registriert.", ["/", "/2021-09-14"]),
    # a war goes on
    ("de", "Der Krieg hat im April 2019 begonnen. Er hat [900k] Menschen das Leben gekostet.",
     ["2019-04-01/2021-09-15"]),
    ("en", "The war began in April 2019. It has killed [900k] people.", ["2019-04-01/2021-09-15"]),
    ("en", "The war began in April 2019. A bomb killed [20k] people.", ["/"]),
    # the clause's own date, then the sentence's
    ("en", "A fire on Monday killed [20k].", ["2021-09-13/2021-09-13"]),
    ("en", "In 2014, [20k] people died, and [30k] died in 2015.", ["2014-01-01/2014-12-31", "2015-01-01/2015-12-31"]),
    ("de", "2019 starben [20k] Menschen, gegenüber 2018, als [30k] starben.",
     ["2019-01-01/2019-12-31", "2018-01-01/2018-12-31"]),
    ("de", "Binnen 24 Stunden flohen [20d] aus den seit 2012 belagerten Dörfern.", ["2021-09-14/2021-09-15"]),
    ("de", "[20i] Menschen wurden verletzt, als am Montagmorgen die Erde bebte.", ["2021-09-13/2021-09-13"]),
    # the day of a report is not the day of what it reports
    ("en", "A bomb exploded on Sunday, police said on Tuesday, killing [20k].", ["2021-09-12/2021-09-12"]),
    ("de", "[20k] starben bei dem Brand am Montag, teilte die Polizei am Dienstag mit.", ["2021-09-13/2021-09-13"]),
    ("de", "Die Zahl der Toten stieg am Dienstag auf [20k].", ["/2021-09-14"]),
    ("en", "KINSHASA, Sept 14 (Agency) -- [20k] people were killed in a raid on Sunday.", ["2021-09-12/2021-09-12"]),
    ("en", "KINSHASA, 14 September: [20k] people were killed.", ["/"]),
    ("de", "Brand am Montag: [20k] Menschen starben.", ["2021-09-13/2021-09-13"]),
    # an event serves what follows, until the text moves on
    ("en", "An earthquake struck on Sunday. [20k] were killed. [30i] were injured.", ["2021-09-12/2021-09-12"] * 2),
    ("en", "An earthquake struck on Sunday. [20k] died. Meanwhile, [30k] drowned.", ["2021-09-12/2021-09-12", "/"]),
    ("en", "An earthquake struck on Sunday. [20k] people have died.", ["2021-09-12/2021-09-15"]),
    ("de", "Bei einer Explosion sind [20k] gestorben. Sie ereignete sich am Montag.", ["2021-09-13/2021-09-13"]),
    ("de", "Am Montag prallte ein Bus gegen einen Baum. Dabei starben [20k] Menschen.", ["2021-09-13/2021-09-13"]),
    ("de", "Am Montag wird gewählt. Man sprach lange. Danach starben [20k] Menschen.", ["/"]),
    # asides keep their own date and leave the event alone
    ("en", "A quake on Monday killed [20k]. One in May 2003 killed [30k]. [40i] were hurt.",
     ["2021-09-13/2021-09-13", "2003-05-01/2003-05-31", "2021-09-13/2021-09-13"]),
    ("de", "Ein Anschlag am Montag traf die Stadt. Im Mai 2010 explodierte dort eine Bombe. [20k] Menschen starben.",
     ["2010-05-01/2010-05-31"]),
    ("en", "A bomb on Monday killed [20k]. The war has killed [900k] since 2014. [400d] have been displaced.",
     ["2021-09-13/2021-09-13", "2014-01-01/2021-09-15", "/"]),
    # an event told roughly, or without its beginning, serves what follows too
    ("en", "Floods hit the valley last week. [20k] people died. [30i] were hurt.", ["2021-09-06/2021-09-12"] * 2),
    ("de", "In den vergangenen Tagen gab es Überschwemmungen. [20k] Menschen starben.", ["/2021-09-15"]),
    # a day on which a state or an older toll was seen
    ("de", "Am Montag harrten noch [20b] Menschen aus.", ["/2021-09-13"]),
    ("en", "The toll is [30k], up from [20k] on Sunday.", ["/", "/2021-09-12"]),
    ("de", "Ende 2020 lebten dort [20r] Menschen.", ["/2020-12-31"]),
    # totals and states
    ("en", "Since 1 August, [20k] people have been killed.", ["2021-08-01/2021-09-15"]),
    ("en", "A fire broke out on Monday. So far [20k] people have died.", ["2021-09-13/2021-09-15"]),
    ("en", "So far [20k] people have died.", ["/2021-09-15"]),
    ("de", "Am Montag brannte es. Wer war es? Alle rätseln. Man prüft. Man fragt. Bisher starben [20k] Menschen.",
     ["2021-09-13/2021-09-15"]),
    ("en", "Fires raged in the past three weeks. So far [20k] people have died in the fires.", ["/2021-09-15"]),
    ("en", "As of 3 September, [20d] people were displaced.", ["/2021-09-03"]),
    ("en", "Floods hit the valley on Monday. [20d] people live in tents.", ["/"]),
    ("en", "Floods hit the valley on Monday. [20d] people are still in tents.", ["/2021-09-15"]),
    ("de", "In dem 2011 ausgebrochenen Krieg starben bisher [20k] Menschen.", ["2011-01-01/2021-09-15"]),
    ("de", "Derzeit leben dort [20r] Menschen, weitere [30r] zogen weiter.", ["/2021-09-15", "/"]),
    ("de", "Im Krieg starben [20k] Menschen.", ["/"]),
    ("en", "The offensive began on Monday.\n\nSo far [20k] people have died.", ["/2021-09-15"]),
    ("en", "The quake hit on Monday. The toll is [20k]; nobody was saved so far.", ["2021-09-13/2021-09-13"]),
    ("en", "Flash update (as of 12 September).\nA storm made landfall on 8 September.\n- [20k] people were killed.",
     ["2021-09-08/2021-09-12"]),
    ("en", "As of 12 September, [20k] had died. The storm hit on 8 September.", ["2021-09-08/2021-09-12"]),
    ("de", "Drei Tage nach dem Taifun ist die Zahl der Toten auf [20k] gestiegen. [9i] wurden verletzt.",
     ["2021-09-12/2021-09-15"] * 2),
    ("en", "Five days after the fall, rescuers dug on. The death toll stood at [20k].", ["2021-09-10/2021-09-15"]),
    ("en", "Twenty people remain in a clinic. [20i] were still in hospital on Tuesday.", ["/2021-09-14"]),
    ("de", "Schon vor dem Sturm am Montag waren [20d] Menschen vertrieben.", ["2021-09-13/2021-09-13"]),
    # who comes after the event
    ("en", "Families mourned on Wednesday, a day after a bomber killed [20k] people.", ["2021-09-14/2021-09-14"]),
    ("en", "Crews dug Tuesday for victims of a tornado, which killed [20k] people. The tornado hit on Sunday.",
     ["2021-09-12/2021-09-12"]),
    ("en", "Rescuers searched on Tuesday after a train derailed, killing [20k] people.", ["2021-09-14/2021-09-14"]),
    ("en", "A blast on Monday killed [20k] people. A 2009 blast killed [9k].",
     ["2021-09-13/2021-09-13", "2009-01-01/2009-12-31"]),
    ("de", "Nach Angaben der Behörden vom Montag starben bei der Explosion am Sonntag [20k] Menschen.",
     ["2021-09-12/2021-09-12"]),
    # parts and statistics go on
    ("en", "[20k] people died in 2020. Of them, [<3k] were children.", ["2020-01-01/2020-12-31"] * 2),
    ("de", "Im ersten Halbjahr kamen [20r] Menschen. Die meisten waren Frauen, gefolgt von [9r] Kindern.",
     ["2021-01-01/2021-06-30"] * 2),
    ("en", "From January to June [20r] came, against [30r] in the same period of 2020.",
     ["2021-01-01/2021-06-30", "2020-01-01/2020-06-30"]),
    ("de", "2020 kamen [90r] Menschen. 2019 kamen [80r]. Die meisten waren Frauen, gefolgt von [9r] Kindern.",
     ["2020-01-01/2020-12-31", "2019-01-01/2019-12-31", "2020-01-01/2020-12-31"]),
    ("de", "Dort leben aktuell [20r] Menschen, am Montag waren es [30r].",
     ["/2021-09-15", "2021-09-13/2021-09-13"]),
    ("en", "This year [90r] people came so far, double the [40r] who came in the same period of 2020.",
     ["2021-01-01/2021-09-15", "2020-01-01/2020-09-15"]),
    ("de", "In diesem Jahr sind es bisher [90k], im August [<9k].", ["2021-01-01/2021-09-15", "2021-08-01/2021-08-31"]),
    # a part's own days are not its whole's, nor the news
    ("de", "[90k] Menschen starben, [<9k] davon binnen 24 Stunden. [40d] wurden vertrieben.",
     ["/", "2021-09-14/2021-09-15", "/"]),
    ("en", "Seven men died on Monday, bringing the toll to [90k].", ["/2021-09-15"]),
    ("en", "The number fell to [20d], it had dropped from [30d] on Sunday.", ["/", "/2021-09-12"]),
    # who reports and who comes after
    ("de", "Das sagte die Ministerin, Anna Berg, am Sonntag in der Stadt. [20k] Menschen starben.", ["/"]),
    ("en", "[20r] people reached the island on Sunday.", ["2021-09-12/2021-09-12"]),
    ("en", "Crews combed ruins on Tuesday after a storm killed [20k]. It hit on Sunday.", ["2021-09-12/2021-09-12"]),
    ("de", "Drei Tage nach dem Angriff wurde die Suche eingestellt. [20k] wurden getötet.", ["2021-09-12/2021-09-12"]),
    # what goes on, what is told again
    ("en", "The river burst its banks on Sunday. [20k] people drowned.", ["2021-09-12/2021-09-15"]),
    ("de", "Neun Tage nach Beginn der Offensive sind [20k] tot.", ["2021-09-06/2021-09-15"]),
    ("de", "Allein am Montag kamen [20r] Menschen an. Dabei ertranken [3k].", ["2021-09-13/2021-09-13"] * 2),
    ("de", "Seit Juni 2015, als die Stadt fiel, flohen [20d].", ["2015-06-01/2021-09-15"]),
    ("en", "The storm hit over the weekend. It struck on Saturday. [20k] died.", ["2021-09-11/2021-09-11"]),
    # a report that tells in its head what it covers, or up to which day it counts
    ("en", "Reporting period: 1 to 5 September.\nGunmen killed [20k]. In August [40d] were displaced.",
     ["2021-09-01/2021-09-05", "2021-08-01/2021-08-31"]),
    ("en", "Situation report as of 12 September.\nGunmen killed [20k]. The missing are [30m], still unaccounted for.",
     ["/2021-09-12", "/2021-09-12"]),
    ("en", "Twelve were trapped. [12b] miners were trapped after a pit flooded on Friday.", ["2021-09-10/2021-09-10"]),
    ("en", "Reporting period: 1 to 5 September.\nIt rained. During the reporting period, [20d] families came.",
     ["2021-09-01/2021-09-05"]),
    # when a report came out, in a month as on a day; a state of emergency
    ("en", "The fighting has killed [900k] people, the UN said in August.", ["/"]),
    ("en", "A blast killed [20k] in August, the UN said.", ["2021-08-01/2021-08-31"]),
    ("en", "Floods hit the city on Sunday. An emergency was declared on Monday. [20k] drowned.",
     ["2021-09-12/2021-09-15"]),
    ("en", "The toll of the quake that hit the city on Sunday has risen to [20k].", ["2021-09-12/2021-09-15"]),
    ("de", "Am Montag hatte die Polizei noch von [20k] Toten gesprochen.", ["/2021-09-13"]),
    # parts and wholes of one sentence
    ("en", "A fire broke out on Sunday. [63i] were hurt, [<13i] of whom remained in hospital on Monday.",
     ["2021-09-12/2021-09-12", "/2021-09-13"]),
    ("en", "A crash on Friday. Of the [90i] hurt, [<20i] left the hospital on Monday.",
     ["2021-09-10/2021-09-10", "2021-09-13/2021-09-13"]),
    ("en", "The country took in [90r], including [<9r] on Sunday.", ["/", "2021-09-12/2021-09-12"]),
    ("en", "The storm left [5k] dead last week and [20i] hurt on Friday.",
     ["2021-09-06/2021-09-12", "2021-09-10/2021-09-10"]),
    ("en", "Police found [24k] bodies in a wood, where [90k] graves had been dug in May.",
     ["/", "2021-05-01/2021-05-31"]),
    # comparisons
    ("en", "[70d] people are now displaced, twice as many as a week ago.", ["/2021-09-15"]),
    ("en", "In August [90r] came, up from [60r] in July.", ["2021-08-01/2021-08-31", "2021-07-01/2021-07-31"]),
    # what goes on, and what does not
    ("en", "As of Sunday, [40d] had been moved. A further [+19d] left their homes.", ["/2021-09-12"] * 2),
    ("en", "The navy saved [90r] people on Sunday. A trawler took [20r] on board. [900r] came.",
     ["2021-09-12/2021-09-12"] * 2 + ["/"]),
    ("de", "Binnen 24 Stunden starben [20k] Menschen.\nDort flohen [30d].", ["2021-09-14/2021-09-15", "/"]),
    ("en", "A flood on Sunday killed [20k]. In neighboring Gansu, [3k] people died.", ["2021-09-12/2021-09-12", "/"]),
    ("en", "A flood on Sunday killed [20k]. Before the crisis, [30d] lived in camps there.",
     ["2021-09-12/2021-09-12", "/"]),
    ("en", "Rain has left [31k] dead. A landslide hit a village on Monday.", ["/"]),
    ("de", "Ein Beben traf am Sonntag den Ort. [2m] Wanderer werden vermisst.", ["/"]),
    ("en", "Rain hampered the search on Monday for victims of the mudslides, which have left [20k] dead.", ["/"]),
    ("en", "The war goes on. [28k] medics were killed in a single day.", ["/"]),
    # a day only looked back at
    ("de", "Am Sonntag brannte es in der Stadt. Schon am Freitag brach ein Feuer aus. Es regnete.\n[20k] starben.",
     ["2021-09-12/2021-09-12"]),
]  # fmt: skip
PIECES = """
20 1,300 people killed wurden getötet on Monday am Montag . , ; since 2014 seit bisher so far meanwhile unterdessen
flood Beben said sagte stieg rose of them darunter - 3 May 2015 still noch the same day tags darauf has earlier zuvor
when als in the worst schwerste ( first erste Seit Since Dabei Seither damals bringing reached up from Silvester
after rescuers Berichtszeitraum as of its banks über die Ufer in the following two weeks by evening davon
"""


def reading_of(text: str, code: str, published: dt.date | None) -> Reading:
    """A reading whose sentences end at a full stop before a space and a capital letter or a figure."""
    cuts = [0, *(m.end() for m in re.finditer(r"[a-z0-9]\.\s+(?=[A-Z\d])", text)), len(text)]
    sentences = tuple((a, b) for a, b in pairwise(cuts) if a < b)
    return Reading(Document(text=text, language=code, published=published), load_language(code), sentences)


def count_at(reading: Reading, begin: int, end: int, metric: str, *, subset: bool = False) -> Count:
    sentence = next(i for i, (a, b) in enumerate(reading.sentences) if a <= begin < b)
    first, last = reading.sentences[sentence]
    left = max(reading.text.rfind(",", first, begin) + 1, first)
    right = reading.text.find(",", end, last)
    number = int(re.sub(r"\D", "", reading.text[begin:end]) or 1)
    return Count(
        metric=metric, quantifier=Quantifier.EXACT, low=number, high=number, unit=Unit.PERSON, subset=subset,
        sentence=sentence, population="", at=(begin, end), phrase=(begin, end),
        clause=(left, right if right >= 0 else last),
    )  # fmt: skip


def span(dates: tuple[dt.date | None, dt.date | None]) -> str:
    return "/".join(date.isoformat() if date else "" for date in dates)


def test_what_happened_in_one_country_dates_no_count_of_another() -> None:
    text = "A quake in Nepal on Monday killed 20. In Peru 30 were hurt."
    reading = reading_of(text, "en", PUBLISHED)
    counts = [count_at(reading, 34, 36, "killed"), count_at(reading, 46, 48, "injured")]
    elsewhere = assign_periods(reading, counts, [("Nepal",), ("Peru",)])
    assert [span(dates) for dates in elsewhere] == ["2021-09-13/2021-09-13", "/"]
    here = assign_periods(reading, counts, [("Nepal",), ("Kathmandu",)])
    assert [span(dates) for dates in here] == ["2021-09-13/2021-09-13"] * 2


@pytest.mark.parametrize(("code", "marked", "expected"), CASES)
def test_assign(code: str, marked: str, expected: list[str]) -> None:
    text, ranges = "", []
    for piece in re.split(r"(\[[<+]?\d+[a-z]\])", marked):
        if mark := re.fullmatch(r"\[([<+]?)(\d+)([a-z])\]", piece):
            ranges.append((len(text), len(text) + len(mark[2]), METRICS[mark[3]], mark[1]))
            text += mark[2]
        else:
            text += piece
    reading = reading_of(text, code, PUBLISHED)
    counts = [
        replace(count_at(reading, begin, end, metric, subset=mark == "<"), further=mark == "+")
        for begin, end, metric, mark in ranges
    ]
    assert [span(dates) for dates in assign_periods(reading, counts)] == expected


def test_without_a_date_of_publication_written_dates_still_date() -> None:
    text = "On 3 May 2015 a fire killed 20 people."
    reading = Reading(Document(text=text, language="en"), load_language("en"), ((0, len(text)),))
    assert assign_periods(reading, [count_at(reading, 28, 30, "killed")]) == [
        (dt.date(2015, 5, 3), dt.date(2015, 5, 3))
    ]


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(min_size=1), st.lists(st.sampled_from([*PIECES.split(), "\n"]), min_size=1, max_size=50).map(" ".join)
    ),
    st.sampled_from(language_codes()),
    st.one_of(st.none(), st.dates(), st.sampled_from([dt.date.min, dt.date.max, PUBLISHED])),
)
def test_any_text_gives_each_count_a_sane_period(text: str, code: str, published: dt.date | None) -> None:
    reading = reading_of(text, code, published)
    metrics = list(METRICS.values())
    counts = [
        count_at(reading, *m.span(), metrics[i % len(metrics)], subset=i % 3 == 2)
        for i, m in enumerate(re.finditer(r"[0-9]+", text))
    ]
    found = assign_periods(reading, counts)
    assert len(found) == len(counts)
    assert found == assign_periods(reading, counts)
    for start, end in found:
        assert start is None or end is None or start <= end
        assert start is None or published is None or start <= published


@pytest.mark.parametrize("piece", ["20 ", "20 am Montag ", "20 on 3 May, ", "20 said on Monday ", "20; "])
@pytest.mark.parametrize("code", language_codes())
def test_time_is_linear_in_the_length_of_one_sentence(piece: str, code: str) -> None:
    text = piece * 2_000
    reading = Reading(Document(text=text, language=code, published=PUBLISHED), load_language(code), ((0, len(text)),))
    counts = [count_at(reading, *m.span(), "killed") for m in re.finditer("20", text)]
    begin = time.process_time()
    assign_periods(reading, counts)
    assert time.process_time() - begin < 10
