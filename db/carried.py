"""Decisions that a changed page keeps: about figures that its newer version tells in the same words."""

from sqlmodel import Session

from db.figures import current_figures
from db.models import DocumentVersionRow, FigureRow
from db.reviews import Decision, decide, reviews_of, undone

READ_ALIKE = ("quantifier", "low", "high", "unit", "subset", "start", "end", "source")
"""What must be read as before for a decision to hold; a figure that was rejected stays so however it is read."""


def carry_decisions(session: Session, old: DocumentVersionRow, new: DocumentVersionRow) -> None:
    """Decide about the figures of a version as was decided about the same ones of the version before, each once.

    The same is the same number in the same sentence, read as the same metric.
    """
    left = current_figures(session, new.id or 0)
    for decided in current_figures(session, old.id or 0):
        reviews = reviews_of(session, decided.id or 0)
        as_read = undone(decided.model_dump(mode="json"), reviews)
        alike = ("metric",) if decided.review == "rejected" else ("metric", *READ_ALIKE)
        told_alike = (one for one in left if _words(one, new) == _words(decided, old) and _is_read(one, as_read, alike))
        same = next(told_alike, None) if reviews else None
        if same is None:
            continue
        left.remove(same)
        for review in reviews:
            told = {name: review[name] for name in ("decision", "reviewer", "why")}
            decide(session, same, Decision(figure_id=same.id or 0, changes=review["changed_to"], **told), review["at"])


def _words(figure: FigureRow, version: DocumentVersionRow) -> tuple[str, int]:
    return version.text[figure.quote_begin : figure.quote_end], figure.at_begin - figure.quote_begin


def _is_read(figure: FigureRow, as_read: dict[str, object], names: tuple[str, ...]) -> bool:
    own = figure.model_dump(mode="json")
    return all(own[name] == as_read[name] for name in names)
