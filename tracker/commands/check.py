"""``tracker check``: is everything in the database as it was saved?"""

from tracker.commands.console import CommandFailed, messages, results


def check() -> None:
    """Look for orphans, altered texts, quotes that no longer match, figures wrongly counted; exit status 1 with a list.

    Example: tracker check
    """
    from db.check import check as findings
    from db.engine import open_database
    from tracker.settings import load_settings

    engine = open_database(load_settings().database_url)
    number = 0
    for sentence in findings(engine):
        results().print(sentence, soft_wrap=True)
        number += 1
    if number:
        raise CommandFailed(f"{number} found. Restore a backup into an empty database: tracker restore FILE.")
    messages().print("Nothing is wrong.")
