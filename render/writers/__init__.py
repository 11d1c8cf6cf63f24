"""From content and positions to bytes: one format a file. A writer knows no product."""
