"""The program's version, in one place: the package, the build and the recipes in PDFs read it here."""

__version__ = "0.1.0"
