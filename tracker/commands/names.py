"""``tracker places`` and ``tracker organizations``: what a name means, and why."""

from typing import Annotated

import typer

from tracker.commands.console import results

Country = Annotated[str, typer.Option(metavar="ISO3", help="Country that the text is about, such as SYR.")]


def places(name: Annotated[str, typer.Argument(help="A place as a text names it.")], country: Country = "") -> None:
    """Show which place a name means, its code, and the places that hold it.

    Example: tracker places "Osten Aleppos"
    """
    from tracker.gazetteer.explain import explain

    results().print(explain(name, country.upper()), markup=False, highlight=False)


def organizations(
    name: Annotated[str, typer.Argument(help="A source or publisher as a text names it.")], country: Country = ""
) -> None:
    """Show which organization a name means, of which kind, and why.

    Example: tracker organizations "die Beobachtungsstelle" --country SYR
    """
    from tracker.organizations import explain

    results().print(explain(name, country.upper() or None), markup=False, highlight=False)
