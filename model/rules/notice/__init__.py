"""Reading a plan notice: a document, or its lines, in; a Reading out."""

from model.rules.notice.as_json import as_json
from model.rules.notice.corrected import columns_named, first_doubtful, with_columns
from model.rules.notice.document import read, read_document
from model.rules.notice.layout import lay_out, of_text
from model.rules.notice.where import where

__all__ = [
    "as_json",
    "columns_named",
    "first_doubtful",
    "lay_out",
    "of_text",
    "read",
    "read_document",
    "where",
    "with_columns",
]
