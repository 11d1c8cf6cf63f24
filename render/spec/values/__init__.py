"""From what was typed to a value, or to the reasons why it is none.

Each function takes what stands in the YAML: text, `None` where nothing is given, a mapping or a list.
"""
