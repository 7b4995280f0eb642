"""A DataFrame of figures, with what claims and series need to know of each: place, organization, day, standing."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from tracker.claims.names import Names
from tracker.claims.rest import rests
from tracker.claims.rows import distinct
from tracker.claims.standing import PART, add_standing

OPTIONAL = {"review": "", "recommended": False, "population": "", "confidence": 1.0, "url": "", "publisher": ""}
"""Columns that a frame may lack, with the value that then holds for every figure."""


def prepare(figures: pd.DataFrame, places: Names, organizations: Names) -> pd.DataFrame:
    """Return the figures, rejected ones left out, with eight more columns; the order of rows stays.

    Takes the columns of ``db.queries.FIGURE_COLUMNS`` and, where reviews are known, ``review`` ("confirmed",
    "corrected", "rejected" or ""). Places are told by ``place_code``, organizations by ``organization``
    and its kind, where there are such columns, else by ``place`` and ``source``. Adds ``day`` (the day
    a figure stands for: its end, else its publication), ``value`` (the bound that the text gives: low,
    else high; never a mean), ``place_id`` and ``organization`` (canonical; the organization is empty
    where nobody is named and the publisher is none itself), ``own_report``, ``voice`` (who speaks: the
    organization, else the agency, else the publisher), and the two of ``add_standing``; what is told of the rest
    of a place (``rests``) is a part too.
    """
    missing: dict[str, Any] = {name: value for name, value in OPTIONAL.items() if name not in figures}
    told = figures.assign(**missing)
    told = told[(told["review"] != "rejected").to_numpy()]
    publisher = _each(told["publisher"], organizations.publisher)
    named = _each(_named(told), organizations.organization)
    organization = named.where(named != "", publisher)
    told = told.assign(
        day=told["end"].fillna(told["published"]),
        value=told["low"].fillna(told["high"]).astype("int64"),
        place_id=_each(told["place_code" if "place_code" in told else "place"], places.place),
        organization=organization,
        own_report=_is_own(organization, publisher, organizations),
        voice=organization.where(organization != "", _each(told["publisher"], _agency)),
    )
    told = add_standing(told)
    return told.assign(standing=told["standing"].mask(rests(told, places), PART))


def _named(told: pd.DataFrame) -> pd.Series:
    """Return who is named as the source: nobody, where the text names nobody or only a medium."""
    if "organization_kind" not in told:
        return told["source"]
    medium = (told["organization_kind"] == "media") | (told["source"] == "")
    return told["organization"].mask(medium, "")


def _each(names: pd.Series, read: Callable[[str], str]) -> pd.Series:
    """Read each distinct name once."""
    codes, uniques = pd.factorize(names, use_na_sentinel=False)
    told = [read(name if isinstance(name, str) else "") for name in uniques]
    return pd.Series(np.array(told, dtype=object)[codes], index=names.index, dtype="str")


def _agency(publisher: str) -> str:
    return publisher.rpartition("/")[2].strip()


def _is_own(organization: pd.Series, publisher: pd.Series, organizations: Names) -> pd.Series:
    numbers, firsts = distinct(organization, publisher)
    pairs = zip(organization.iloc[firsts], publisher.iloc[firsts], strict=True)
    own = [bool(one) and bool(other) and organizations.related(one, other) for one, other in pairs]
    return pd.Series(np.array(own, dtype=bool)[numbers], index=organization.index)
