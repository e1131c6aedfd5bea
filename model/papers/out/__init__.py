"""Papers of the office as documents (.docx) by GB/T 9704-2012: page, fonts, lines, page numbers."""
