"""Changes to a database that its own constraints would refuse."""

from contextlib import closing

from sqlalchemy import Engine


def damage(engine: Engine, *statements: str) -> None:
    """Run statements while the database looks away: without foreign keys, on SQLite without checks too."""
    if engine.dialect.name == "sqlite":
        look_away = ["PRAGMA foreign_keys=OFF", "PRAGMA ignore_check_constraints=ON"]
    else:
        look_away = ["SET session_replication_role = replica"]
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        for statement in [*look_away, *statements]:
            cursor.execute(statement)
        connection.commit()
        connection.detach()  # nobody else is to get it
