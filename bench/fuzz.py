"""`make fuzz`: every parser against bytes that atheris makes up, led by what lines they reach.

    python -m bench.fuzz [--seconds 60] [PARSER ...]

It begins with the specs of the tests and what was found before. Anything but a spec or a refusal is a failure: the
input is left beside, as `crash-...`, and the exit code is not 0. Needs atheris, which `make fuzz` installs (Linux).
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
SPECS = [
    *(ROOT / "tests/spec").rglob("*.yaml"),
    *(ROOT / "tests/lint/specs").glob("*.yaml"),
    *(ROOT / "specs").glob("*"),
]
TABLES = [path for path in (ROOT / "tests/data").rglob("*") if path.suffix in (".tsv", ".csv", ".txt", ".html", ".md")]
MARKUP = b"<table><tr><th>\xe9\x83\xa8\xe9\x97\xa8<th>\xe5\xb2\x97\xe4\xbd\x8d<tr><td rowspan=2>a<td>b<tr><td>c</table>"
SECONDS_EACH, MEGABYTES = 20, 2048


def spec(data: bytes) -> None:
    """A spec, in whatever it is encoded, and its standard form."""
    from render.editing.formatting import formatted
    from render.spec import understand

    understand("spec.yaml", data, None)
    formatted("spec.yaml", data)


def variant(data: bytes) -> None:
    """An overlay upon a sound spec."""
    from render.diagnostics import Severity
    from render.spec import overlay, reader, resolver, rules, shape
    from render.spec.draft import Draft

    base = reader.read("a.yaml", (ROOT / "tests/spec/sound.yaml").read_bytes())
    document = overlay.laid_over(base, reader.read("b.yaml", data, base.sources[-1].end, base.repeated))
    read, texts, document, problems = shape.read(document)
    draft = Draft(read, texts, "en", lambda _characters: set())
    found = [*document.problems, *problems, *map(document.located, rules.check(draft))]
    if not any(problem.severity is Severity.ERROR for problem in found):
        resolver.resolve(draft, {})


def table(ending: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        from render.importing import import_bytes
        from render.spec import understand

        understand("spec.yaml", import_bytes(f"table.{ending}", data).text.encode(), None)

    return read


PARSERS: dict[str, Callable[[bytes], None]] = {
    "spec": spec, "variant": variant, **{ending: table(ending) for ending in ("csv", "txt", "html", "md", "yaml")}
}  # fmt: skip


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("parsers", nargs="*", metavar="PARSER", help=f"some of {', '.join(PARSERS)} (all)")
    options.add_argument("--seconds", type=int, default=60, help="for each parser (60)")
    given = options.parse_args()
    codes = {name: _in_a_process(name, given.seconds) for name in given.parsers or PARSERS}
    for name, code in codes.items():
        print(f"{name}: {'nothing found' if code == 0 else f'FAILED, exit code {code}'}")
    return max(codes.values())


def _in_a_process(name: str, seconds: int) -> int:
    """libFuzzer ends its process, and there is one for each parser."""
    with tempfile.TemporaryDirectory() as corpus:
        for number, path in enumerate(SPECS if name in ("spec", "variant", "yaml") else TABLES):
            (Path(corpus) / str(number)).write_bytes(path.read_bytes())
        (Path(corpus) / "markup").write_bytes(MARKUP)
        bounds = [
            f"-max_total_time={seconds}",
            f"-timeout={SECONDS_EACH}",
            f"-rss_limit_mb={MEGABYTES}",
            "-max_len=4096",
        ]
        command = [sys.executable, "-c", "from bench.fuzz import fuzz; fuzz()", name, *bounds, "-verbosity=0", corpus]
        return abs(subprocess.run(command, cwd=ROOT).returncode)


def fuzz() -> None:
    """One parser, the first argument; the rest are those of libFuzzer."""
    import atheris

    with atheris.instrument_imports(include=["render"]):
        import render.editing.formatting
        import render.importing
        import render.spec.overlay  # noqa: F401
    from render.diagnostics import SpecError

    parser = PARSERS[sys.argv[1]]

    def once(data: bytes) -> None:
        try:
            parser(data)
        except SpecError as refusal:
            assert refusal.diagnostics

    atheris.Setup([sys.argv[0], *sys.argv[2:]], once)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
