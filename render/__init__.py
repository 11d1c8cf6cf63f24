"""Rolebook: organisation as code.

    YAML text -> nodes with positions -> Spec (shape) -> Organisation (meaning)
              -> Chart | Document (content) -> layout -> bytes -> outputs/
                 or a review of it (`lint`) -> diagnostics

`recipes/` has every stage by name, `console.py` is the only place that prints, `outputs.py` the only one
that writes to disk. CONTRIBUTING.md has the map; an import points down it, never up.
"""

__version__ = "0.1.0"
