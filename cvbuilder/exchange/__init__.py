"""Formats of other tools, in and out: takes bytes or values, gives values or bytes; one module each."""
