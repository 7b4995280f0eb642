"""The weekly briefing, written into a folder and mailed to a real server on this machine."""

import asyncio
import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from db.engine import open_database
from db.models import CrisisRow
from db.save import save_crisis
from tests.db.rows import NOW, document, figure
from tracker import weekly
from tracker.schedule import running_scheduler
from tracker.settings import Settings


@dataclass
class MailServer:
    """A server that speaks enough of SMTP (RFC 5321) to take a mail."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        while line := await reader.readline():
            word = line.split()[0].upper().decode()
            if word == "DATA":
                writer.write(b"354 go on\r\n")
                content = await reader.readuntil(b"\r\n.\r\n")
                self.mails.append(message_from_bytes(content[:-3], policy=policy.default))  # type: ignore[arg-type]
            if word == "AUTH":
                self.logins.append(line.decode().strip())
            writer.write(
                {"EHLO": b"250-here\r\n250 AUTH PLAIN\r\n", "AUTH": b"235 known\r\n"}.get(word, b"250 well\r\n")
            )
            if word == "QUIT":
                break
        writer.close()


@pytest.fixture
def mail() -> Iterator[MailServer]:
    server, started, done = MailServer(), threading.Event(), threading.Event()

    async def serve() -> None:
        async with await asyncio.start_server(server.talk, "127.0.0.1", 0, limit=2**26) as listening:
            server.port = listening.sockets[0].getsockname()[1]
            started.set()
            await asyncio.to_thread(done.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    assert started.wait(10)
    yield server
    done.set()
    thread.join(5)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    engine = open_database(f"sqlite:///{tmp_path}/tracker.db")
    from db.save import save_document

    save_document(engine, document(), [figure()], NOW)
    for name in ("Homs 2024", "All of Syria"):
        save_crisis(engine, CrisisRow(name=name, places=["syria"], start=dt.date(2024, 5, 1)))
    engine.dispose()
    return Settings(
        database_url=f"sqlite:///{tmp_path}/tracker.db", briefing_day="mon", briefing_folder=tmp_path / "briefings",
        briefing_formats="html docx html",
    )  # fmt: skip


def test_a_file_of_each_crisis_and_format_is_written(settings: Settings) -> None:
    weekly.write_all(settings, lambda: NOW)
    names = sorted(file.name for file in settings.briefing_folder.iterdir())
    assert names == [
        f"2024-05-06-{crisis}.{kind}" for crisis in ("all-of-syria", "homs-2024") for kind in ("docx", "html")
    ]
    page = (settings.briefing_folder / "2024-05-06-homs-2024.html").read_text("utf-8")
    assert "At least 82 people" in page
    assert "At least 82 people were killed in Homs." in page


def test_the_files_are_mailed(settings: Settings, mail: MailServer) -> None:
    address = f"smtp://desk:p%40ss@127.0.0.1:{mail.port}"
    mailed = settings.model_copy(update={"briefing_mail_to": "a@ngo.example, b@ngo.example", "mail_server": address})
    weekly.write_all(mailed, lambda: NOW)
    (message,) = mail.mails
    assert message["Subject"] == "Displacement figures, 2024-05-06"
    attached = {part.get_filename(): part.get_content_type() for part in message.iter_attachments()}
    assert attached["2024-05-06-homs-2024.html"] == "text/html"
    assert len(attached) == 4
    assert mail.logins[0].startswith("AUTH PLAIN")


def test_a_mail_server_that_is_away_is_told_and_the_files_stay(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    away = settings.model_copy(update={"briefing_mail_to": "a@ngo.example", "mail_server": "smtp://127.0.0.1:9"})
    weekly.write_all(away, lambda: NOW)
    assert "could not be mailed" in caplog.text
    assert len(list(settings.briefing_folder.iterdir())) == 4


def test_one_crisis_that_fails_leaves_the_others(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    settings.briefing_folder.mkdir()
    (settings.briefing_folder / "2024-05-06-homs-2024.html").mkdir()
    weekly.write_all(settings, lambda: NOW)
    assert "The briefing on Homs 2024 was not written." in caplog.text
    assert (settings.briefing_folder / "2024-05-06-all-of-syria.docx").exists()


def test_the_scheduler_writes_on_the_day_of_the_settings_alone(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    when = weekly.trigger(settings)
    assert when
    assert when.get_next_fire_time(None, NOW) == dt.datetime(2024, 5, 13, 6, tzinfo=dt.UTC)
    assert weekly.trigger(settings.model_copy(update={"briefing_day": ""})) is None
    soon = weekly.CronTrigger(second="*", timezone=dt.UTC)
    monkeypatch.setattr(weekly, "trigger", lambda _: soon)
    with running_scheduler(settings):
        for _ in range(600):
            if settings.briefing_folder.exists() and len(list(settings.briefing_folder.iterdir())) == 4:
                break
            threading.Event().wait(0.05)
    assert len(list(settings.briefing_folder.iterdir())) == 4
