"""Word: one page with the chart, its title and footnotes, and the newest figures with their sentences."""

from dashboard.exports import word
from dashboard.exports.contract import Format
from dashboard.exports.export import Export, left_to_right
from dashboard.exports.table import figure_table
from dashboard.wording import as_sentence, figure_in_words, plain_date, plain_number

MOST_FIGURES = 6
LONGEST_QUOTE = 300


def write(export: Export) -> bytes:
    """Return the document, with the newest figures on the recommended line first."""
    texts = export.texts
    document = word.new_document(export.title, export.template("docx"))
    word.add_heading(document, export.title)
    document.add_paragraph(export.subtitle)
    word.add_chart(document, export)
    word.add_quiet(document, export.footnotes)
    told = figure_table(export).sort_values(["recommended", "day", "figure_id"], ascending=False).head(MOST_FIGURES)
    if len(told):
        word.add_heading(document, texts("figures"), 2)
    for row in told.to_dict("records"):
        low, high = plain_number(row["low"]), plain_number(row["high"])
        words = as_sentence(figure_in_words(texts, row["quantifier"], low, high, row["unit"]))
        day = plain_date(row["day"])
        paragraph = document.add_paragraph()
        paragraph.add_run(words).bold = True
        paragraph.add_run(
            " · ".join(["", *filter(None, (left_to_right(row["organization"], texts), texts.day(day) if day else ""))])
        )
        paragraph.add_run(f": “{shortened(row['quote'])}” ")
        word.add_link(paragraph, row["publisher"] or row["url"], row["url"])
    return word.saved(document)


def shortened(quote: str) -> str:
    """Return a sentence of a document, cut where it is too long for a page of many."""
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE].rpartition(' ')[0]} …"


FORMAT = Format("docx", "docx", word.MEDIA_TYPE, write)
