"""The log as one JSON object a line, for programs that collect logs."""

import datetime as dt
import json
import logging


class JsonLines(logging.Formatter):
    """Writes a record as JSON: when, how grave, from where, the message, and the counts of a feed's run."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record, without a line break."""
        at = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        told = {"at": at, "level": record.levelname.lower(), "logger": record.name, "message": record.getMessage()}
        told |= getattr(record, "run", {})
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def log_as_json() -> None:
    """Write every line of the log as JSON from now on."""
    for handler in logging.getLogger().handlers:
        handler.setFormatter(JsonLines())
