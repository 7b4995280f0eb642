"""What is shown for a choice, from the database, ready to be written to a file."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Engine

from dashboard.exports.export import Export
from dashboard.filters import Choice
from dashboard.places import place_names
from dashboard.reading import read_apart, read_marks, read_shown
from dashboard.translations import Texts
from db.places import read_place_facts
from db.queries import read_crisis, read_quotes

NO_TEMPLATES: Mapping[str, Path] = MappingProxyType({})


def read_export(
    engine: Engine,
    choice: Choice,
    told_in: Texts,
    permalink: str,
    *,
    is_demo: bool,
    templates: Mapping[str, Path] = NO_TEMPLATES,
) -> Export:
    """Return what is shown for a choice, which must have a metric."""
    crisis = read_crisis(engine, choice.crisis)
    shown = read_shown(engine, choice, crisis)
    apart = read_apart(engine, choice, crisis) if choice.split else {}
    points = shown.points
    codes = points["place_code"].str.split("; ").str[0]
    return Export(
        choice=choice,
        places=place_names(engine, (*choice.filter(crisis).places, *apart), told_in),
        small=apart,
        shown=shown,
        texts=told_in,
        permalink=permalink,
        made=dt.datetime.now(dt.UTC).replace(microsecond=0),
        quotes=read_quotes(engine, points["figure_id"].tolist()),
        facts=read_place_facts(engine, codes.unique()),
        templates=templates,
        is_demo=is_demo,
        marks=read_marks(engine, crisis, choice),
    )
