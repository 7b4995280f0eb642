"""Spellings of places: how an alias file is read, and the one that a team keeps beside its database."""

from pathlib import Path

import yaml

from tracker.word_lists import read_word_list

EXAMPLE = "SY07: [Edlib, Idlip]"

_team: list[Path] = []


class AliasesInvalid(Exception):
    """An alias file cannot be used; the message says in one sentence where and why."""


def read_aliases(text: str) -> dict[str, str]:
    """Return spelling → code or known name, from YAML that lists the spellings under each.

    AliasesInvalid says what is no such list.
    """
    try:
        groups = read_word_list(text) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        raise AliasesInvalid(f"is not valid YAML{line}; a line looks like {EXAMPLE}") from error
    if not isinstance(groups, dict):
        raise AliasesInvalid(f"is no list of places; a line looks like {EXAMPLE}")
    aliases: dict[str, str] = {}
    for target, spellings in groups.items():
        if not isinstance(spellings, list) or not all(isinstance(one, str) and one.strip() for one in spellings):
            raise AliasesInvalid(f"does not list the spellings of {target} in brackets; a line looks like {EXAMPLE}")
        aliases |= dict.fromkeys((" ".join(one.split()) for one in spellings), str(target))
    return aliases


def use_aliases(path: Path | None) -> None:
    """Take the team's alias file for every gazetteer that is loaded from now on, None for no such file."""
    _team[:] = [path.resolve()] if path and path.exists() else []


def team_file() -> Path | None:
    """Return the alias file that the team uses, None without one."""
    return _team[0] if _team else None


def read_file(path: Path) -> dict[str, str]:
    """Return what an alias file adds; AliasesInvalid names the file."""
    try:
        return read_aliases(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise AliasesInvalid(f"{path} cannot be read as text ({type(error).__name__}).") from error
    except AliasesInvalid as error:
        raise AliasesInvalid(f"{path} {error}.") from error
