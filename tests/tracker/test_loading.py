"""While something loads, no garbage is looked for; afterwards it is again."""

import gc

import pytest

from tracker.loading import undisturbed


def test_no_garbage_is_looked_for_while_something_loads() -> None:
    assert gc.isenabled()
    with undisturbed():
        assert not gc.isenabled()
        with undisturbed():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_to_load_leaves_it_as_it_was() -> None:
    with pytest.raises(ValueError, match="broken"), undisturbed():
        raise ValueError("broken")
    assert gc.isenabled()
