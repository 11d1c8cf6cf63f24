"""`python -m render` is the `rolebook` command."""

from render.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
