"""the database itself refuses to change or delete a review."""

from alembic import op

from db.dialect import keep_rows, release_rows

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keep_rows(op.get_bind(), "review")


def downgrade() -> None:
    release_rows(op.get_bind(), "review")
