"""Claims that grow document by document are those that grouping everything gives."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.claims.made import LAW, NAMES, figures, make_figure, make_frame
from tracker.claims import group_claims
from tracker.claims.index import ClaimIndex


def all_at_once(told: pd.DataFrame) -> dict[int, int]:
    claimed = group_claims(told, **NAMES)
    return dict(zip(claimed["figure_id"], claimed["claim"], strict=True))


@LAW
@given(figures(), st.randoms(use_true_random=False))
def test_documents_in_any_order_give_the_claims_of_all_at_once(told: pd.DataFrame, random: Any) -> None:
    documents = [document for _, document in told.groupby("document_id")]
    random.shuffle(documents)
    index = ClaimIndex(documents[0], **NAMES)
    followed = index.claims()
    for document in documents[1:]:
        followed |= index.add(document)
    assert index.claims() == followed == all_at_once(told)


@LAW
@given(figures())
def test_a_removed_document_leaves_the_claims_of_the_others(told: pd.DataFrame) -> None:
    index = ClaimIndex(told, **NAMES)
    gone = told["document_id"] == told["document_id"].iloc[0]
    index.remove(told.loc[gone, "figure_id"])
    assert index.claims() == (all_at_once(told[~gone]) if (~gone).any() else {})


def test_a_document_touches_only_its_neighbours() -> None:
    index = ClaimIndex(make_frame(make_figure(2), make_figure(3, value=5)), **NAMES)
    assert index.add(make_frame(make_figure(1), make_figure(4, source="SOHR"))) == {1: 1, 2: 1, 4: 4}


def test_a_figure_is_not_added_twice() -> None:
    index = ClaimIndex(make_frame(make_figure(1)), **NAMES)
    with pytest.raises(KeyError):
        index.add(make_frame(make_figure(1)))
