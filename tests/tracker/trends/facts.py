"""The demo's facts as figures, with the variants of their names."""

from functools import cache
from pathlib import Path

import pandas as pd
import yaml

import tracker
from tests.tracker.trends.measure import measure_of
from tracker.claims import Names, group_claims
from tracker.metrics import metrics

HERE = Path(__file__).parent / "demo"
DATES = ["published", "start", "end"]


@cache
def read_names(kind: str) -> Names:
    """Return the names of ``places`` or ``organizations``."""
    entries = yaml.safe_load((HERE / f"{kind}.yaml").read_text("utf-8"))
    return Names({name: (first, tuple(above)) for name, (first, *above) in entries.items()})


@cache
def read_facts() -> pd.DataFrame:
    """Return the facts with the columns of ``db.queries.FIGURE_COLUMNS`` that grouping takes."""
    path = Path(tracker.__file__).parent / "demo" / "facts.csv"
    facts = pd.read_csv(path, parse_dates=DATES, dtype={"low": "Int64", "high": "Int64"})
    text = ["publisher", "url", "place", "source"]
    facts[text] = facts[text].fillna("")
    facts[DATES] = facts[DATES].astype("datetime64[us]")
    return facts.assign(
        figure_id=range(1, len(facts) + 1),
        document_id=facts.groupby("url").ngroup(),
        population="",
        confidence=1.0,
        title="",
        measure=[_measure(fact) for fact in facts.to_dict("records")],
    )


def _measure(fact: dict) -> str:
    dates = [None if pd.isna(fact[name]) else fact[name].date() for name in ("start", "end", "published")]
    return measure_of(*dates, metrics()[fact["metric"]].default_measure, cumulative=False).value


@cache
def read_claims() -> pd.DataFrame:
    """Return the facts, grouped."""
    return group_claims(read_facts(), places=read_names("places"), organizations=read_names("organizations"))
