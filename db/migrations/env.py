"""Run by Alembic for every migration; the connection comes from ``db.engine`` or from the URL given."""

from alembic import context
from sqlmodel import SQLModel

import db.models  # noqa: F401  defines the tables
from db.engine import connect


def run(connection: object) -> None:
    context.configure(
        connection=connection,  # type: ignore[arg-type]
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if (given := context.config.attributes.get("connection")) is not None:
    run(given)
else:
    with connect(context.config.get_main_option("sqlalchemy.url") or "").connect() as own:
        run(own)
        own.commit()
