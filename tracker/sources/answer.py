"""What an address gives, or the one sentence that says why it gives nothing."""

from dataclasses import dataclass


class Unreachable(Exception):
    """An address that gives no answer to use; the message is one sentence. ``status`` is 0 without an answer."""

    def __init__(self, sentence: str, status: int = 0) -> None:
        super().__init__(sentence)
        self.status = status


class Private(Unreachable):
    """An address on a private network, where the tracker goes only if told to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The bytes of an address, the address they came from in the end, and what the server says they are."""

    url: str
    body: bytes
    content_type: str

    @property
    def media_type(self) -> str:
        """Return the media type in lower case without its parameters, empty where the server names none."""
        return self.content_type.partition(";")[0].strip().lower()
