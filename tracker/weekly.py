"""The weekly briefing: of each crisis, as files, into a folder and by mail."""

import datetime as dt
import logging
import re
import smtplib
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from email.message import EmailMessage
from importlib import import_module
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

from apscheduler.triggers.cron import CronTrigger

from tracker.settings import Settings

TIMEOUT = 30
PORTS = {"smtp": 25, "smtps": 465}

log = logging.getLogger(__name__)


def trigger(settings: Settings) -> CronTrigger | None:
    """Return when briefings are written, None where the settings name no day."""
    if not settings.briefing_day:
        return None
    return CronTrigger(day_of_week=settings.briefing_day, hour=settings.briefing_hour, timezone=dt.UTC)


def write_all(settings: Settings, clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)) -> None:
    """Write a briefing of each crisis in each format into the folder, and mail them where the settings say so.

    What fails is told in the log and stops neither the other crises nor the mail of what was written.
    """
    # By name, not by import: the arrows of the imports point from the dashboard to the tracker.
    briefing = import_module("dashboard.briefing")
    day = clock().date()
    written: list[Path] = []
    for crisis in briefing.crisis_names(settings):
        try:
            written += _write(settings, briefing.write_briefings, crisis, day)
        except Exception:
            log.exception("The briefing on %s was not written.", crisis)
    log.info("%d files of briefings written into %s.", len(written), settings.briefing_folder)
    if settings.briefing_mail_to and written:
        try:
            send(settings, f"Displacement figures, {day.isoformat()}", written)
        except (OSError, smtplib.SMTPException) as error:
            log.warning("The briefings could not be mailed (%s); they are in %s.", error, settings.briefing_folder)


def _write(settings: Settings, write: Callable[..., dict[str, bytes]], crisis: str, day: dt.date) -> Iterator[Path]:
    folder = settings.briefing_folder
    folder.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^\w]+", "-", crisis).strip("-").lower()
    endings = tuple(dict.fromkeys(settings.briefing_formats.split()))
    for ending, content in write(settings, crisis, endings, language=settings.briefing_language).items():
        file = folder / f"{day.isoformat()}-{stem}.{ending}"
        file.write_bytes(content)
        yield file


def send(settings: Settings, subject: str, files: Sequence[Path]) -> None:
    """Mail files to those whom the settings name; OSError or SMTPException where the server does not take them."""
    message = EmailMessage()
    message["Subject"], message["To"] = subject, settings.briefing_mail_to
    message["From"] = settings.mail_from or "tracker@localhost"
    message.set_content("\n".join(file.name for file in files))
    for file in files:
        main, _, sub = (guess_type(file.name)[0] or "application/octet-stream").partition("/")
        message.add_attachment(file.read_bytes(), maintype=main, subtype=sub, filename=file.name)
    with _server(settings) as server:
        server.send_message(message)


@contextmanager
def _server(settings: Settings) -> Iterator[smtplib.SMTP]:
    address = urlsplit(settings.mail_server)
    host, port = address.hostname or "localhost", address.port or PORTS[address.scheme]
    secure = ssl.create_default_context()
    encrypted = address.scheme == "smtps"
    server = (
        smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=secure)
        if encrypted
        else smtplib.SMTP(host, port, timeout=TIMEOUT)
    )
    with server:
        server.ehlo()
        if not encrypted and server.has_extn("starttls"):
            server.starttls(context=secure)
            server.ehlo()
        if address.username:
            server.login(unquote(address.username), unquote(address.password or ""))
        yield server
