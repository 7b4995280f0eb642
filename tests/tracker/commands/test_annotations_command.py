from tests.tracker.commands.conftest import Run


def test_notes_are_added_listed_and_removed(run: Run) -> None:
    assert run("annotations", "list").err.startswith("There are no notes yet.")
    run("crises", "add", "Flood", "Nowhere")
    assert run("annotations", "add", "2024-03-05", " dam broke ").err == "Noted at 2024-03-05 as number 1: dam broke\n"
    assert run("annotations", "add", "2024-03-01", "rain", "--crisis", "Flood").status == 0
    assert run("annotations", "list").rows == [
        ["2", "2024-03-01", "rain", "Flood"],
        ["1", "2024-03-05", "dam", "broke"],
    ]
    assert run("annotations", "remove", "1").err == "Removed note 1.\n"
    assert [row[0] for row in run("annotations", "list").rows] == ["2"]


def test_what_cannot_be_noted_is_said(run: Run) -> None:
    assert run("annotations", "add", "2024-03-05", " ").err == "A note needs some words.\n"
    assert "tracker crises list" in run("annotations", "add", "2024-03-05", "x", "--crisis", "None").err
    assert "tracker annotations list" in run("annotations", "remove", "7").err
    assert run("annotations", "add", "5.3.2024", "x").status != 0
