"""The units of what is counted, by the kind of its noun."""

from tracker.figure import Unit

UNITS = {"person": Unit.PERSON, "household": Unit.HOUSEHOLD, "facility": Unit.FACILITY, "home": Unit.HOME}
