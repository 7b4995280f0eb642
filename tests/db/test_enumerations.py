from db import enumerations
from tracker.figure import Measure, Quantifier, Unit


def test_the_database_and_the_tracker_know_the_same_names() -> None:
    assert set(enumerations.QUANTIFIERS) == set(Quantifier)
    assert set(enumerations.UNITS) == set(Unit)
    assert set(enumerations.MEASURES) == set(Measure)
