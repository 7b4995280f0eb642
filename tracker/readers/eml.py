"""E-mails: what was written, and each attached file that some reader reads."""

import io
from collections.abc import Iterator, Mapping
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from typing import BinaryIO

from tracker.document import Document
from tracker.readers import html
from tracker.readers.fields import any_day, one_line
from tracker.readers.protocol import Read, Remark, Unreadable, read_whole
from tracker.readers.text import decode

SUFFIXES = (".eml",)
MEDIA_TYPES = ("message/rfc822",)

MOST_FILES = 50


def read(stream: BinaryIO, limit: int) -> Iterator[Read]:
    """Give the mail's own document and those of its attachments, all with the day and the sender of the mail."""
    message = message_from_bytes(read_whole(stream, limit), policy=policy.default)
    if not (message.get("From") or message.get("Subject")):
        raise Unreadable("is not an e-mail: it has neither sender nor subject")
    identity = one_line(str(message.get("Message-ID", ""))).strip("<>")
    name, address = parseaddr(one_line(str(message.get("From", ""))))
    told = {
        "id": identity,
        "title": one_line(str(message.get("Subject", ""))),
        "publisher": name or address,
        "published": any_day(str(message.get("Date", ""))),
    }
    text = _body(message, limit)
    files = [part for part in message.iter_attachments() if part.get_filename()][:MOST_FILES]
    if text:
        yield Document(text=text, **told)
    elif not files:
        raise Unreadable("has no text")
    for part in files:
        yield from _attached(part, told, limit)


def _body(message: EmailMessage, limit: int) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        content = str(part.get_content())
    except (LookupError, ValueError):  # a charset that does not exist, or not for these bytes
        content, _ = decode(_bytes(part) or b" ")
    if part.get_content_subtype() != "html":
        return content.replace("\r\n", "\n").strip()
    try:
        read_parts = list(html.read(io.BytesIO(content.encode("utf-8", "replace")), limit))
        return next((read_part.text for read_part in read_parts if isinstance(read_part, Document)), "")
    except Unreadable:
        return html.text_of_fragment(content)


def _attached(part: MIMEPart, told: Mapping[str, object], limit: int) -> Iterator[Read]:
    from tracker import readers  # it names this module among its readers

    name = one_line(part.get_filename() or "")
    if readers.reader_for(name) in (None, readers.reader_for("x.eml")):
        return
    for found in readers.read(name, io.BytesIO(_bytes(part)), limit):
        if isinstance(found, Document):
            own = {field: value for field, value in found.model_dump().items() if value}
            identity = f"{told['id']}/{name}" + (f"/{found.id}" if found.id else "")
            yield Document.model_validate({**told, **own, "id": identity})
        else:
            yield Remark(found.about(f"has an attachment, {name}, which").removesuffix("."))


def _bytes(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
