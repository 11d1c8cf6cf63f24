"""From YAML text to an organisation, with every mistake found on the way."""
