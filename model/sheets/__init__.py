"""Workbooks, and the only room that knows openpyxl."""

import os

os.environ.setdefault("OPENPYXL_LXML", "False")  # lxml comes along with docx; one XML writer gives one set of bytes
