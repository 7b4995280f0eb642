"""``tracker review``: what a person decides about a figure."""

from typing import Annotated, Any

import typer

from tracker.commands.console import CommandFailed, messages, results, table


def review(
    figure: Annotated[int, typer.Argument(help="The figure's number, as in the address of its sentence.")],
    decision: Annotated[
        str, typer.Argument(help="confirmed, corrected, rejected, recommended or reopened; none: show the history.")
    ] = "",
    corrections: Annotated[list[str] | None, typer.Argument(help="What is corrected: low=28, place=Idlib …")] = None,
    by: Annotated[str, typer.Option(help="Who decides.")] = "",
    why: Annotated[str, typer.Option(help="The reason, for whoever looks later.")] = "",
) -> None:
    """Confirm, correct, reject or recommend a figure, or take that back; nothing is ever lost.

    Example: tracker review 12 corrected low=28 --by Ada --why "the paper corrected itself"
    """
    import datetime as dt

    from db.engine import open_database
    from db.queries import read_evidence
    from db.reviews import read_reviews
    from tracker.review import ReviewInvalid
    from tracker.review import review as decide
    from tracker.settings import load_settings

    settings = load_settings()
    engine = open_database(settings.database_url)
    if not decision:
        evidence = read_evidence(engine, figure)
        if evidence is None:
            raise CommandFailed(f"There is no figure {figure}.")
        _show(evidence.text[slice(*evidence.quote)], read_reviews(engine, figure))
        return
    by = by or settings.reviewer
    try:
        decide(
            engine, figure, decision, reviewer=by, why=why, corrections=corrections or (), now=dt.datetime.now(dt.UTC)
        )
    except ReviewInvalid as error:
        raise CommandFailed(str(error)) from error
    messages().print(f"Figure {figure} is {decision}.")


def _show(sentence: str, reviews: list[dict[str, Any]]) -> None:
    messages().print(sentence)
    shown = table("When", "Who", "Decision", "From", "To", "Why")
    for row in reviews:
        values = ["; ".join(f"{k}={v}" for k, v in row[name].items()) for name in ("changed_from", "changed_to")]
        shown.add_row(f"{row['at']:%Y-%m-%d %H:%M}", row["reviewer"], row["decision"], *values, row["why"])
    if reviews:
        results().print(shown)
    else:
        messages().print("Nobody has decided about it yet.")
