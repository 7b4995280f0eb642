"""A language is one YAML file here; the engine names no language.

``schema`` says what a file holds, and every group of it carries ``examples`` that one contract test
runs for every language.
"""

from tracker.languages.schema import Language, language_codes, load_language

__all__ = ["Language", "language_codes", "load_language"]
