"""Rolebook: organisation as code.

    YAML text -> nodes with positions -> Spec (shape) -> Organisation (meaning)
              -> Chart | Document (content) -> layout -> bytes -> outputs/

`pipeline.py` is the recipe, `cli.py` the only place that prints, `outputs.py` the only place that
writes to disk. An import points down this list, never up:

    cli > pipeline, outputs > products, writers > spec, typesetting, themes, locales
        > diagnostics, organisation, content
"""
