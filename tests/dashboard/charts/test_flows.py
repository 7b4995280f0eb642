import pandas as pd
import pytest

from dashboard.charts.flows import flow_chart
from dashboard.charts.style import THEMES
from dashboard.translations import Texts
from tracker.trends.flows import FLOWS
from tracker.trends.shown import Shown

LIGHT = THEMES["light"]


@pytest.fixture
def told(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> Shown:
    rows = [
        (pd.Timestamp(2024, 1, 8), "Harbour Relief", "Harbour <b>Relief", True, 120, 120, 2, (1, 3)),
        (pd.Timestamp(2024, 1, 15), "Harbour Relief", "Harbour <b>Relief", True, 80, 200, 1, (5,)),
        (pd.Timestamp(2024, 1, 8), "Coast Guard", "Coast Guard", False, 90, 90, 1, (4,)),
    ]
    flows = pd.DataFrame(rows, columns=list(FLOWS)).astype(FLOWS)
    monkeypatch.setattr(Shown, "flows_of", lambda _self, _per: flows)
    return shown


def test_each_organization_has_bars_that_lead_to_a_figure(told: Shown, english: Texts) -> None:
    chart = flow_chart(told, "week", english, LIGHT, view="v")
    first, second = chart["data"]
    assert (first["x"], first["y"], first["customdata"]) == (["2024-01-08", "2024-01-15"], [120, 80], [1, 5])
    assert (first["marker"]["opacity"], second["marker"]["opacity"]) == (1, 0.45)
    assert first["marker"]["color"] != second["marker"]["color"]
    assert first["text"][0] == (
        "<b>120</b><br>Harbour &lt;b&gt;Relief<br>week from 8 Jan 2024<br>2 claims<br>120 since the first report"
    )
    assert chart["layout"]["yaxis"]["range"][1] > 120


def test_words_are_in_the_readers_language(told: Shown, german: Texts) -> None:
    assert "Woche ab 08.01.2024" in flow_chart(told, "week", german, LIGHT, view="v")["data"][0]["text"][0]
