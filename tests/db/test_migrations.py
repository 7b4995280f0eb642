from collections.abc import Iterator

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Engine, inspect
from sqlmodel import SQLModel

from db import queries, save
from db.annotations import save_annotation
from db.check import check
from db.engine import alembic_config, connect, open_database
from db.models import FeedRow
from tests.db.rows import NOW, document, figure
from tests.db.test_crises import crisis

REVISIONS = [
    script.revision for script in reversed(list(ScriptDirectory.from_config(alembic_config()).walk_revisions()))
]


@pytest.fixture
def new(new_url: str) -> Iterator[Engine]:
    engine = connect(new_url)
    yield engine
    engine.dispose()


def move(engine: Engine, step: str, revision: str) -> None:
    with engine.connect() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        getattr(command, step)(config, revision)
        connection.commit()


def test_models_and_migrations_agree(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "render_as_batch": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_models_and_migrations_have_the_same_constraints(engine: Engine) -> None:
    found = inspect(engine)
    for name, table in SQLModel.metadata.tables.items():
        own = {check.name for check in table.constraints if isinstance(check, CheckConstraint)}
        assert {check["name"] for check in found.get_check_constraints(name)} == own, name


def test_each_revision_in_turn_up_and_down_again(new: Engine, new_url: str) -> None:
    for revision in REVISIONS:
        move(new, "upgrade", revision)
    open_database(new_url).dispose()
    save.save_document(new, document(), [figure(page=2)], NOW)
    save.save_crisis(new, crisis())
    save_annotation(new, NOW.date(), "ceasefire", NOW, crisis_id=1)
    save.add_feed(new, FeedRow(name="n", kind="rss", location="x", interval_minutes=1, added=NOW, keywords=["flood"]))
    for revision in [*reversed(REVISIONS[:-1]), "base"]:
        move(new, "downgrade", revision)
    assert inspect(new).get_table_names() == ["alembic_version"]
    open_database(new_url).dispose()
    assert queries.is_empty(new)


def test_what_an_earlier_version_kept_stays(new: Engine, new_url: str) -> None:
    open_database(new_url).dispose()
    save.save_document(new, document(), [figure()], NOW)
    save.save_crisis(new, crisis())
    before = queries.read_figures(new, queries.Filter())
    for revision in reversed(REVISIONS[:-1]):
        move(new, "downgrade", revision)
    for revision in REVISIONS[1:]:
        move(new, "upgrade", revision)
    assert queries.read_figures(new, queries.Filter()).equals(before)
    assert [found.languages for found in queries.read_crises(new)] == [[]]
    assert list(check(new)) == []
