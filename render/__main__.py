"""`python -m render` is the `rolebook` command."""

from render.cli import run

if __name__ == "__main__":
    run()
