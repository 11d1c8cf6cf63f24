"""Measurements, as ratios between two things timed in the same run: `make bench`."""
