"""The columns of a table, to select."""

from typing import Any

from sqlmodel import SQLModel, col


def columns_of(table: type[SQLModel]) -> list[Any]:
    """Return all columns of a table, in the order in which its model names them."""
    return [col(getattr(table, name)) for name in table.model_fields]
