"""figures found by place, metric and day in one index, counted in another, documents listed by a third."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

FILL = (
    "UPDATE figure_place SET key = coalesce(code, figure_place.name), metric = figure.metric, day = figure.day "
    "FROM figure WHERE figure.id = figure_place.figure_id"
)
FOUND_BY = ["key", "metric", "day", "figure_id"]
COUNTED_BY = ["metric", "day", "retired", "review", "subset"]


def upgrade() -> None:
    for column in ("key", "metric"):
        op.add_column("figure_place", sa.Column(column, sa.String(), server_default="", nullable=False))
    op.add_column("figure_place", sa.Column("day", sa.Date(), nullable=True))
    op.execute(FILL)
    op.drop_index(op.f("ix_figure_place_code"), "figure_place")
    op.drop_index(op.f("ix_figure_place_name"), "figure_place")
    op.create_index(op.f("ix_figure_place_key_metric_day_figure_id"), "figure_place", FOUND_BY)
    op.drop_index(op.f("ix_figure_metric_day"), "figure")
    op.create_index(op.f("ix_figure_metric_day_retired_review_subset"), "figure", COUNTED_BY)
    op.create_index(op.f("ix_document_version_published"), "document_version", ["published"])


def downgrade() -> None:
    op.drop_index(op.f("ix_document_version_published"), "document_version")
    op.drop_index(op.f("ix_figure_metric_day_retired_review_subset"), "figure")
    op.create_index(op.f("ix_figure_metric_day"), "figure", ["metric", "day"])
    op.drop_index(op.f("ix_figure_place_key_metric_day_figure_id"), "figure_place")
    op.create_index(op.f("ix_figure_place_name"), "figure_place", ["name"])
    op.create_index(op.f("ix_figure_place_code"), "figure_place", ["code"])
    for column in ("day", "metric", "key"):
        op.execute(f"ALTER TABLE figure_place DROP COLUMN {column}")
