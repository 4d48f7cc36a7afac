"""Pairs of texts from files and public corpora: annotated ones to evaluate on, and any others to score.

JSONL, CSV, TSV, Parquet, or a data set of the hub -> ``PairSet``, or rows
"""

from .hub import load_corpus, load_dataset
from .pairset import COLUMNS, PairSet, read_pairs
from .registry import Corpus, corpora, corpus_path, listing
from .store import GROUP_FIELDS, AnnotatedPair
from .tables import Row, read_rows

__all__ = [
    "COLUMNS",
    "GROUP_FIELDS",
    "AnnotatedPair",
    "Corpus",
    "PairSet",
    "Row",
    "corpora",
    "corpus_path",
    "listing",
    "load_corpus",
    "load_dataset",
    "read_pairs",
    "read_rows",
]
