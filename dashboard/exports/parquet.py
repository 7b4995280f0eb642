"""Parquet: the figures with their types, and what they are about in the file's metadata."""

import io

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.exports.contract import Format
from dashboard.exports.export import Export
from dashboard.exports.table import figure_table


def write(export: Export) -> bytes:
    """Return the file; its metadata hold ``title``, ``footnotes`` and ``permalink``."""
    table = pa.Table.from_pandas(figure_table(export), preserve_index=False)
    about = {"title": export.title, "footnotes": "\n".join(export.footnotes), "permalink": export.permalink}
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), **about})
    told = io.BytesIO()
    pq.write_table(table, told)
    return told.getvalue()


FORMAT = Format("parquet", "parquet", "application/vnd.apache.parquet", write)
