"""The reads: one ``Filter`` in, DataFrames with fixed columns out; feeds, crises and the state beside them.

``db.documents``, ``db.places``, ``db.reviews``, ``db.annotations`` and ``db.briefings`` read what they are named after.
"""

from db.queries.counts import count_figures_by_day as count_figures_by_day
from db.queries.counts import count_figures_by_metric as count_figures_by_metric
from db.queries.counts import count_figures_by_organization as count_figures_by_organization
from db.queries.counts import count_figures_by_place as count_figures_by_place
from db.queries.evidence import Evidence as Evidence
from db.queries.evidence import read_evidence as read_evidence
from db.queries.evidence import read_quotes as read_quotes
from db.queries.feeds import last_started as last_started
from db.queries.feeds import read_captures as read_captures
from db.queries.feeds import read_feeds as read_feeds
from db.queries.figures import explain_figures as explain_figures
from db.queries.figures import read_figure_ids as read_figure_ids
from db.queries.figures import read_figures as read_figures
from db.queries.filter import Filter as Filter
from db.queries.rows import FIGURE_COLUMNS as FIGURE_COLUMNS
from db.queries.state import data_revision as data_revision
from db.queries.state import is_empty as is_empty
from db.queries.state import read_crises as read_crises
from db.queries.state import read_crisis as read_crisis
from db.queries.versions import is_newest as is_newest
from db.queries.versions import last_seen as last_seen
