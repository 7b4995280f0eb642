"""what teams note at days, what feeds and crises look for, stories, and where in its document a figure stands."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Columns with a rule are added in SQL: Alembic would make SQLite's whole table of figures anew.
ADDED = (
    "ALTER TABLE feed ADD COLUMN keywords JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE feed ADD COLUMN countries JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE crisis ADD COLUMN languages JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE document ADD COLUMN story_id INTEGER "
    "CONSTRAINT fk_document_story_id REFERENCES document (id) "
    "CONSTRAINT ck_document_first_of_its_story CHECK (story_id <= id)",
    "ALTER TABLE figure ADD COLUMN origin VARCHAR DEFAULT 'text' NOT NULL "
    "CONSTRAINT ck_figure_origin_known CHECK (origin IN ('text', 'record'))",
    "ALTER TABLE figure ADD COLUMN page INTEGER CONSTRAINT ck_figure_page_counted CHECK (page >= 1)",
)


def upgrade() -> None:
    for statement in ADDED:
        op.execute(statement)
    op.create_index(op.f("ix_document_story_id"), "document", ["story_id"])
    op.create_table(
        "annotation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("crisis_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_annotation_text_written")),
        sa.ForeignKeyConstraint(["crisis_id"], ["crisis.id"], name=op.f("fk_annotation_crisis_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annotation")),
    )
    op.create_index(op.f("ix_annotation_crisis_id"), "annotation", ["crisis_id"])


def downgrade() -> None:
    op.drop_table("annotation")
    op.drop_index(op.f("ix_document_story_id"), "document")
    added = {"feed": ["countries", "keywords"], "crisis": ["languages"], "document": ["story_id"]}
    for table, columns in (added | {"figure": ["page", "origin"]}).items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
