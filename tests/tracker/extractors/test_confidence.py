from tracker.document import Document
from tracker.extractors import extract
from tracker.extractors.confidence import confidence, features
from tracker.figure import Figure


def figure(text: str) -> Figure:
    (found,) = extract(Document(text=text, language="en"))
    return found


def test_every_feature_has_a_weight_and_the_probability_is_inside_its_bounds() -> None:
    killed = figure("At least 20 people were killed.")
    assert features(killed)["bias"] == 1
    assert 0.5 < confidence(killed) == killed.confidence < 1


def test_a_noun_known_by_its_ending_only_is_less_sure() -> None:
    assert figure("Three tailors were killed.").confidence < figure("Three villagers were killed.").confidence
