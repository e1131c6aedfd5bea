"""Reading a plan notice: lines of a document in, a Reading out."""

from model.rules.notice.as_json import as_json
from model.rules.notice.document import read

__all__ = ["as_json", "read"]
