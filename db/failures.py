"""What a database says when it fails, as one sentence that tells what to do."""

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

SENTENCES = {
    "SQLITE_FULL": "The disk of the database is full. Make room and try again; what was reported as saved is saved.",
    "SQLITE_IOERR": "The disk of the database cannot be read or written. Is it full? What was saved is saved.",
    "SQLITE_READONLY": "The database is read-only for this user. Give the right to write to its file and its folder.",
    "SQLITE_CANTOPEN": "The database cannot be opened. Give the right to write to its file and its folder.",
    "SQLITE_PERM": "The database cannot be opened. Give the right to write to its file and its folder.",
    "SQLITE_CORRUPT": "The database's file is damaged. Use another one and restore a backup: tracker restore FILE.",
    "SQLITE_NOTADB": "The database's file is not a database. Use another, or restore a backup: tracker restore FILE.",
    "SQLITE_BUSY": "Another program has been holding the database for too long. Close it and try again.",
    "53100": "The disk of the database server is full. Make room and try again; what was reported as saved is saved.",
    "53300": "The database server has too many connections. Try again later, or raise its max_connections.",
    "42501": "This user has no right to do that in the database. Grant it, or use another user.",
    "25006": "The database is read-only. Use the server that may be written to.",
}
AWAY = "The database server cannot be reached. What was reported as saved is saved; try again when it is back."
OTHER = "The database cannot be used."


def in_words(error: DBAPIError) -> str:
    """Return one sentence or two for a failure of the database, with its own words in brackets."""
    told = " ".join(str(error.orig).split())[:300]
    return f"{_sentence(error)} ({told})"


def is_about_the_data(error: DBAPIError) -> bool:
    """Tell whether the database refused what it was given; else it would fail with anything."""
    return isinstance(error, IntegrityError | DataError)


def _sentence(error: DBAPIError) -> str:
    name = getattr(error.orig, "sqlite_errorname", None)
    if name:
        return next((told for code, told in SENTENCES.items() if name.startswith(code)), OTHER)
    state = getattr(error.orig, "sqlstate", None) or ""
    if state in SENTENCES:
        return SENTENCES[state]
    # Without a state the connection itself failed; 08 and 57P are its loss and the server's shutdown.
    is_away = not state or state.startswith(("08", "57P")) or state == "55000" or error.connection_invalidated
    return AWAY if is_away and not is_about_the_data(error) else OTHER
