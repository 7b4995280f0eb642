"""What is wrong with what a person asked for: one sentence here, the same key in other languages."""

from collections.abc import Mapping
from typing import Any, ClassVar


class Problem(ValueError):
    """What was asked for cannot be done; the message is the English sentence of ``key``, filled with ``told``."""

    sentences: ClassVar[Mapping[str, str]] = {}

    def __init__(self, key: str, **told: Any) -> None:
        super().__init__(self.sentences[key].format(**told))
        self.key, self.told = key, told
