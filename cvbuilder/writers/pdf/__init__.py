"""The PDF writer, on ReportLab's object layer: the only folder that imports ReportLab."""

from cvbuilder.writers.pdf.write import write_pdf

__all__ = ["write_pdf"]
