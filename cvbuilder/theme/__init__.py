"""How documents look: tokens from YAML, resolved for one language and page size."""

from cvbuilder.theme.load import list_themes, load_theme
from cvbuilder.theme.resolve import describe, resolve
from cvbuilder.theme.style import Style

__all__ = ["Style", "describe", "list_themes", "load_theme", "resolve"]
