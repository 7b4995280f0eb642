"""The scorer follows the guidelines' rules, and agrees with the reference scorer where that is there."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.accuracy import SLOTS, read_gold, same_name, score

REFERENCE = Path(__file__).parents[2].parent / "shared/eval/score.py"


def figure(**fields: Any) -> dict[str, Any]:
    plain = {
        "metric": "killed",
        "quantifier": "exact",
        "low": 20,
        "high": 20,
        "unit": "person",
        "subset": False,
        "place": ["Kano"],
        "start": "2020-01-01",
        "end": "2020-01-02",
        "source": ["police"],
        "at": [0, 2],
    }
    return {**plain, **fields}


def scored(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> Any:
    return score({"a": {"id": "a", "language": "en", "figures": gold}}, {"a": found})


def test_right_missed_and_alarm_are_counted_per_language_and_metric() -> None:
    result = scored([figure(), figure(metric="injured", at=[9, 11])], [figure(), figure(low=7, high=7, at=[5, 6])])
    assert (result.all.right, result.all.missed, result.all.alarms) == (1, 1, 1)
    assert result.languages["en"].f1 == result.all.f1 == 0.5
    assert (result.metrics["killed"].precision, result.metrics["injured"].recall) == (0.5, 0)


def test_repeats_and_optional_figures_count_neither_way() -> None:
    optional = figure(metric="affected", at=[5, 7], optional=True)
    assert (
        scored([figure(), optional], [figure(), figure(at=[30, 32]), figure(metric="displaced", at=[5, 7])]).all.f1 == 1
    )
    assert scored([figure(), optional], [figure()]).all.f1 == 1


def test_slots_count_on_right_figures_and_further_periods_are_accepted() -> None:
    result = scored([figure(periods=[[None, "2020-01-02"]])], [figure(start=None, place=["north of Kano"], source="")])
    assert [slot for slot in SLOTS if not result.all.slots[slot]] == ["source"]
    assert result.errors[0].slots == {"source": (["police"], "")}
    assert result.all.completeness == 0


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ([], [], True),
        (["UN"], [], False),
        (["Tétouan"], ["tetouan"], True),
        (["UN"], ["UNICEF"], False),
        (["UN OCHA"], ["UN"], True),
    ],
)
def test_same_name(gold: list[str], found: list[str], same: bool) -> None:
    assert same_name(gold, found) is same


def test_gold_is_read_from_a_file_or_a_folder(tmp_path: Path) -> None:
    document = {"id": "a", "figures": []}
    (tmp_path / "de").mkdir()
    (tmp_path / "de/a.json").write_text(json.dumps(document), "utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps(document) + "\n\n", "utf-8")
    assert read_gold(tmp_path) == read_gold(tmp_path / "gold.jsonl") == {"a": document}


figures = st.lists(
    st.builds(
        figure,
        metric=st.sampled_from(["killed", "injured"]),
        low=st.integers(1, 3),
        high=st.integers(1, 3),
        subset=st.booleans(),
        place=st.sampled_from([[], ["Kano"], ["Jos"]]),
        start=st.sampled_from([None, "2020-01-01"]),
        optional=st.booleans(),
        at=st.integers(0, 9).map(lambda begin: [begin, begin + 2]),
    ),
    max_size=6,
)


@given(figures, figures)
def test_agrees_with_the_reference_scorer(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> None:
    if not REFERENCE.exists():
        pytest.skip("the reference scorer is not here")
    spec = importlib.util.spec_from_file_location("reference", REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    theirs = reference.score({"a": {"figures": gold}}, {"a": {"figures": found}})
    ours = scored(gold, found).all
    assert (theirs["precision"], theirs["recall"], theirs["f1"], theirs["complete"]) == (
        ours.precision,
        ours.recall,
        ours.f1,
        ours.completeness,
    )
    assert theirs["slots"] == {slot: ours.slot(slot) for slot in SLOTS}
