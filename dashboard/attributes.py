"""Attributes of HTML elements whose names are no Python names."""

from typing import Any


def aria(**values: str) -> dict[str, Any]:
    """Return ``aria-…`` attributes for a Dash component's keywords: ``html.Ul(**aria(label="Sources"))``."""
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> dict[str, Any]:
    """Return ``data-…`` attributes for a Dash component's keywords."""
    return {f"data-{name}": value for name, value in values.items()}
