"""From plain data to a `Spec`, with every departure from the schema told in plain words.

Where a value is refused, a stand-in takes its place and the rest is read again: one mistake neither hides
another nor causes a second one.
"""

from collections.abc import Sequence
from typing import Any

from render.diagnostics import Diagnostic
from render.organisation import Text
from render.spec import fitting, keys
from render.spec.aliases import OF_ITEMS
from render.spec.document import Document
from render.spec.findings import Finding, Path, shown
from render.spec.fitting import Misfit
from render.spec.repair import IDENTIFIED, ITEM_KEYS, copied, repair
from render.spec.schema import Spec

EXAMPLES = {
    "include": "- departments/*.yaml",
    "units": "- {id: sales, name: Sales}",
    "posts": "- {id: sales-manager, title: Sales manager}",
    "people": "- {id: p01, name: …}",
    "memberships": "- {person: p01, post: sales-manager}",
    "processes": "- {id: returns, name: Returns, activities: […]}",
    "activities": "- {name: Take the request, raci: {sales: R, sales-manager: A}}",
    "revisions": '- {version: "1.0", date: 2026-12-01, summary: …}',
    "responsibilities": "- one responsibility",
    "dotted_to": "- the id of a post",
    "authority": "- {matter: Prices, action: approve, limit: up to 10%}",
    "qualifications": "{education: Bachelor's degree, skills: [negotiation, Excel]}",
    "kpis": "- {text: Complaints, target: below 1%}",
    "relations": "{internal: [Finance on budgets], external: [Banks]}",
    "relations[]": "- {between: [sales, finance], what: …}",
    "conditions": "{place: Office, hours: 9 to 18}",
    "career": "{from: [sales-clerk], to: [sales-manager]}",
    "glossary": "- {term: SKU, meaning: …}",
    "between": "[sales, finance]",
    "organization": "{id: acme, name: Acme}",
    "controls": "{incompatible: [[set-price, approve-price]]}",
    "incompatible": "- [set-price, approve-price]",
    "charts": "{page: A3, style: compact}",
    "show": "- holders",
    "formats": "- svg",
    "lint": "{rules: {vague-duty: off}}",
    "document": "{number: HR-001, version: \"1.0\"}",
}  # fmt: skip


def read(document: Document) -> tuple[Spec, list[Text], Document, list[Diagnostic]]:
    """The spec in `document` and its texts, the document as it was understood, and all that is wrong with its shape."""
    problems: list[Diagnostic] = []
    repaired: set[Path] = set()
    while True:
        spec, texts, misfits = fitting.fit(document.root)
        if not misfits:
            return spec, texts, document, problems
        if not repaired:
            document = document._replace(root=copied(document.root))
        misspelt = [misfit for misfit in misfits if misfit.reason == "unknown"]
        for misfit in misspelt or misfits:  # a key put right may be the one that is missing
            path = misfit.path
            if not any(path[:length] in repaired for length in range(len(path) + 1)):
                problems += map(document.located, _explained(misfit))
            repaired.add(path)
            repair(document.root, path, misfit.reason)


def _explained(misfit: Misfit) -> Sequence[Finding]:
    path = misfit.path
    match misfit.reason:
        case "refused":
            return [found._replace(path=path + found.path) for found in misfit.findings]
        case "missing":
            return [_missing(path)]
        case "unknown":
            return [keys.unknown(path, is_alone=misfit.given is None)]
        case "no list":
            return [_no_list(path, misfit.given)]
        case "no keys":
            return [_no_keys(path, misfit.given)]


def _missing(path: Path) -> Finding:
    key = str(path[-1])
    place = keys.place_name(path[:-1])
    message = f"{place[0].upper()}{place[1:]} needs the key `{key}`."
    hint = f"Add `{key}: {EXAMPLES[key]}`." if key in EXAMPLES else f"Add `{key}: …`."
    return Finding(path, message, hint, "missing-key")


def _no_list(path: Path, given: Any) -> Finding:
    key = str(path[-1])
    hint = f"Begin each item with `- `, on lines of their own: `{EXAMPLES[OF_ITEMS.get(key, key)]}`."
    if isinstance(given, dict) and not ITEM_KEYS.isdisjoint(given):
        hint = "Put `- ` before the first key of each item, and indent its other keys alike."
    return Finding(path, f"A list is needed under `{key}`, not {_kind(given)}.", hint, "wrong-type")


def _no_keys(path: Path, given: Any) -> Finding:
    owner = keys.place(path)
    example = EXAMPLES[owner].removeprefix("- ")
    if isinstance(given, str) and owner in IDENTIFIED:
        example = example.replace(example[example.index("id: ") + 4 : example.index(",")], shown(given).strip('"'))
    name = keys.place_name(path)
    message = f"{name[0].upper()}{name[1:]} needs keys and values, not {_kind(given)}."
    return Finding(path, message, f"Such as `{example}`.", "wrong-type")


def _kind(given: Any) -> str:
    if given is None:
        return "nothing"
    return "keys and values" if isinstance(given, dict) else "a list" if isinstance(given, list) else "a text"
