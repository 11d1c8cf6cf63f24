"""What makes specs pleasant to edit: their standard form, a schema for editors, and a spec to begin with."""
