"""Contradictions and denials between news articles: who says what, who denies it, what cannot both hold.

>>> from detector import Detector
>>> report = Detector().detect("seeds")           # doctest: +SKIP
"""

from .errors import DetectorError, InputError, MissingExtraError, ModelError, NoArticlesError
from .ingest import article_from_text, read_articles
from .pipeline import Detector
from .report import Report
from .schema import Article, Conflict, Dispute, Inference, Sentence, Side, Skipped, Statement

__all__ = [
    "Article",
    "Conflict",
    "Detector",
    "DetectorError",
    "Dispute",
    "Inference",
    "InputError",
    "MissingExtraError",
    "ModelError",
    "NoArticlesError",
    "Report",
    "Sentence",
    "Side",
    "Skipped",
    "Statement",
    "article_from_text",
    "read_articles",
]
