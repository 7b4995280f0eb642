from pathlib import Path

import pytest
from pydantic import ValidationError

from tracker.settings import PREFIX, Settings, SettingsInvalid, load_settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refusal() -> str:
    with pytest.raises(SettingsInvalid) as caught:
        load_settings()
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_without_anything_the_defaults_hold() -> None:
    settings = load_settings()
    assert (settings.database_url, settings.host, settings.port) == ("sqlite:///data/tracker.db", "127.0.0.1", 8050)


def test_environment_goes_before_file_goes_before_default(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "tracker.toml").write_text('port = 8051\nhost = "0.0.0.0"\n')
    monkeypatch.setenv("TRACKER_PORT", "8052")
    settings = load_settings()
    assert (settings.port, settings.host, settings.http_retries) == (8052, "0.0.0.0", 2)


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        load_settings().port = 1


def test_an_unknown_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_PROT", "8051")
    assert "TRACKER_PROT" in refusal()


def test_variables_of_the_tests_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_TEST_POSTGRES_URL", "x")
    load_settings()


def test_an_unknown_line_is_named(folder: Path) -> None:
    (folder / "tracker.toml").write_text("prot = 8051\n")
    assert "prot in tracker.toml" in refusal()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", ""),
        ("FILE_LIMIT_MB", "-1"),
        ("HTTP_RETRIES", "99"),
        ("DEMO_DATABASE_URL", "postgresql://x/y"),
        ("CONTACT", "a\nb"),
    ],
)
def test_a_malformed_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    assert f"TRACKER_{name} is malformed" in refusal()


@pytest.mark.parametrize("raw", [b"port = = 1", b"\xff\xfe", b"port: 8051"])
def test_a_broken_file_is_named(folder: Path, raw: bytes) -> None:
    (folder / "tracker.toml").write_bytes(raw)
    assert "tracker.toml" in refusal()


def test_the_table_in_the_docs_is_complete() -> None:
    rows = [line for line in (ROOT / "docs" / "settings.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    expected = []
    for name, field in Settings.model_fields.items():
        default = f"`{field.default}`" if field.default not in ("", None) else "none"
        expected.append(f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |")
    assert rows == expected
