"""The tables. Dates are plain dates; instants are UTC."""

import db.models.naming  # noqa: F401  before any table
from db.models.documents import DocumentRow as DocumentRow
from db.models.documents import DocumentVersionRow as DocumentVersionRow
from db.models.feeds import CaptureRow as CaptureRow
from db.models.feeds import FeedRow as FeedRow
from db.models.figures import FigureRow as FigureRow
from db.models.figures import ReviewRow as ReviewRow
from db.models.monitoring import AnnotationRow as AnnotationRow
from db.models.monitoring import BriefingRow as BriefingRow
from db.models.monitoring import CrisisRow as CrisisRow
from db.models.monitoring import RevisionRow as RevisionRow
from db.models.places import FigurePlaceRow as FigurePlaceRow
from db.models.places import PlaceAboveRow as PlaceAboveRow
from db.models.places import PlaceRow as PlaceRow
