"""What the command line shows for a name."""

from tracker.organizations import explain


def test_tells_name_kind_and_why() -> None:
    text = explain("der Beobachtungsstelle", "SYR")
    assert "SOHR (listed)" in text
    assert "monitor" in text
    assert "name (de) “Beobachtungsstelle”" in text


def test_tells_a_guess_and_what_it_may_be() -> None:
    text = explain("Roter Halbmond")
    assert "Red Crescent (not listed, a guess)" in text
    assert "Libyan Red Crescent" in text
    assert "Red Cross and Red Crescent Movement" in text


def test_tells_each_source_of_a_list() -> None:
    assert explain("WHO;police").count("kind:") == 2


def test_tells_that_it_knows_nothing() -> None:
    assert "unknown" in explain("Hermann Berger")
    assert explain("…") == "Nothing to look up: the name has no letters."
