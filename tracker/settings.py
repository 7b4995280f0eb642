"""Environment and ``tracker.toml`` to one frozen ``Settings``; every field is documented in ``docs/settings.md``."""

import os
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

PREFIX = "TRACKER_"
FILE = Path("tracker.toml")


class SettingsInvalid(Exception):
    """A setting is unknown or malformed; the message names it and says what to do."""


class Settings(BaseSettings):
    """What the machine and the team decide; a field's description is its documentation."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, toml_file=FILE, frozen=True, extra="forbid")

    database_url: str = Field(
        "sqlite:///data/tracker.db", description="Where documents and figures are kept: SQLite or PostgreSQL."
    )
    aliases_file: Path = Field(
        Path("data/aliases.yaml"),
        description="The team's own spellings of places, beside the database; `docs/places.md` shows how to write it.",
    )
    host: str = Field("127.0.0.1", description="Address that the dashboard listens on.")
    port: int = Field(8050, ge=1, le=65535, description="Port that the dashboard listens on.")
    dashboard_processes: int = Field(
        2, ge=1, le=64, description="How many processes answer readers, each on a core of its own with 0.4 GB or more."
    )
    demo_database_url: str = Field(
        "sqlite:///data/demo.db",
        pattern=r"^sqlite:///.+",
        description="Where the demo is kept: an SQLite file of its own, which `tracker demo remove` deletes.",
    )
    contact: str = Field(
        "",
        pattern=r"^[\x20-\x7e]*$",
        description="Mail or web address that publishers can reach you at; sent to them with every request.",
    )
    file_limit_mb: float = Field(
        20, gt=0, description="Largest file, page, feed, or line of JSON Lines that is read, in megabytes."
    )
    http_timeout_seconds: float = Field(
        20, gt=0, description="How long a server may keep silent, and three times that for a whole answer."
    )
    http_retries: int = Field(
        2, ge=0, le=5, description="How often a request is tried again that failed for the moment."
    )
    http_pause_seconds: float = Field(
        1, ge=0, le=60, description="How long to wait between two requests to the same site."
    )
    feeds_at_once: int = Field(4, ge=1, le=64, description="How many feeds the scheduler captures at the same time.")
    reviewer: str = Field("", description="Who decides about figures on this machine (`tracker review`).")
    dashboard_url: str = Field(
        "",
        pattern=r"^(https?://\S+)?$",
        description="Address that colleagues reach the dashboard at, for the links in briefings.",
    )
    embed_hosts: str = Field(
        "",
        pattern=r"^(https?://[\w.:*-]+( |$))*$",
        description="Sites that may embed a chart (`/embed`), such as `https://intranet.example`, apart by blanks.",
    )
    template_pptx: Path | None = Field(None, description="A presentation whose logo, fonts and colours slides take.")
    template_docx: Path | None = Field(None, description="A Word document whose logo, fonts and colours pages take.")
    briefing_day: Literal["", "mon", "tue", "wed", "thu", "fri", "sat", "sun"] = Field(
        "", description="Day of the week on which the scheduler writes a briefing of each crisis; empty: never."
    )
    briefing_hour: int = Field(6, ge=0, le=23, description="Hour of that day, in UTC.")
    briefing_formats: str = Field(
        "pptx docx",
        pattern=r"^(pptx|docx|html|pdf)( (pptx|docx|html|pdf))*$",
        description="Its formats, apart by blanks.",
    )
    briefing_language: str = Field("en", description="Its language: en or de.")
    briefing_folder: Path = Field(Path("data/briefings"), description="The folder that it is written into.")
    briefing_mail_to: str = Field(
        "", pattern=r"^[\x20-\x7e]*$", description="Mail addresses that it is sent to, apart by commas; empty: none."
    )
    mail_from: str = Field("", pattern=r"^[\x20-\x7e]*$", description="Mail address that it is sent from.")
    mail_server: str = Field(
        "smtp://localhost:25",
        pattern=r"^smtps?://\S+$",
        description="The mail server: `smtp://` or `smtps://`, with `user:password@` where it asks for them.",
    )

    @property
    def templates(self) -> dict[str, Path]:
        """Return the organization's templates by the ending of their files."""
        given = {"pptx": self.template_pptx, "docx": self.template_docx}
        return {ending: path for ending, path in given.items() if path}

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over ``tracker.toml``."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings() -> Settings:
    """Return the settings of this process; SettingsInvalid names the first that is unknown or malformed.

    ``TRACKER_TEST_…`` variables belong to the tests and are passed over.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in sorted(os.environ):
        if name.upper().startswith(PREFIX) and not name.startswith(f"{PREFIX}TEST_") and name.upper() not in known:
            raise SettingsInvalid(f"{name} is not a setting; docs/settings.md lists them. Unset it.")
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        if first["type"] == "extra_forbidden":
            raise SettingsInvalid(
                f"{name} in {FILE} is not a setting; docs/settings.md lists them. Take it out."
            ) from error
        raise SettingsInvalid(
            f"{PREFIX}{name.upper()} is malformed: {first['msg']} (it is {first['input']!r})."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsInvalid(f"{FILE} is not valid TOML: {error}.") from error
    except OSError as error:
        raise SettingsInvalid(f"{FILE} cannot be read ({error.strerror}).") from error
