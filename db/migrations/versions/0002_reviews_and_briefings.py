"""what people decided about figures, since when a figure is known, and what briefings told."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# SQLite adds a column only with a default, and only this way without making the table of figures anew.
REVIEW = (
    "ALTER TABLE figure ADD COLUMN review VARCHAR DEFAULT '' NOT NULL "
    "CONSTRAINT ck_figure_review_known CHECK (review IN ('', 'confirmed', 'corrected', 'rejected'))"
)
ADDED = "UPDATE figure SET added = (SELECT retrieved FROM document_version WHERE document_version.id = version_id)"


def upgrade() -> None:
    instant = sqlmodel.sql.sqltypes.UTCDateTime()
    op.add_column("figure", sa.Column("added", instant, server_default="1970-01-01 00:00:00", nullable=False))
    op.execute(ADDED)
    op.execute(REVIEW)
    op.add_column("figure", sa.Column("recommended", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("reviewer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decision", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("changed_from", sa.JSON(), nullable=False),
        sa.Column("changed_to", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "decision IN ('confirmed', 'corrected', 'rejected', 'recommended', 'reopened')",
            name=op.f("ck_review_decision_known"),
        ),
        sa.CheckConstraint("reviewer <> ''", name=op.f("ck_review_reviewer_named")),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], name=op.f("fk_review_figure_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    op.create_index(op.f("ix_review_figure_id"), "review", ["figure_id"])
    op.create_index(op.f("ix_review_at"), "review", ["at"])
    op.create_table(
        "briefing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("crisis", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("made", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_briefing")),
    )
    op.create_index(op.f("ix_briefing_crisis"), "briefing", ["crisis"])


def downgrade() -> None:
    op.drop_table("briefing")
    op.drop_table("review")
    for column in ("recommended", "review", "added"):
        op.execute(f"ALTER TABLE figure DROP COLUMN {column}")
