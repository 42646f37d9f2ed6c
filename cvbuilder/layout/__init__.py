"""Where things stand: documents into pages. Never sees a profile, a locale or a writer."""
