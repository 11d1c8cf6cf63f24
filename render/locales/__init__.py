"""The words of the papers, one YAML file per language beside this one."""

from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from render.schemes import Part, Scheme

_FOLDER = Path(__file__).parent


class FormWords(NamedTuple):
    """The words of job descriptions. `fill_in` has the place {label}; `date` is what a date is written into."""

    job_description_of: str
    unit_description_of: str
    fill_in: str
    basics: str
    title: str
    unit_name: str
    nobody: str
    parent: str
    authority: str
    qualifications: str
    education: str
    experience: str
    certificates: str
    skills: str
    languages: str
    relations: str
    internal: str
    external: str
    kpis: str
    kpi_target: str
    weight: str
    result: str
    cadence: str
    measured_by: str
    remarks: str
    remark_joiner: str
    conditions: str
    place: str
    hours: str
    travel: str
    hazards: str
    career: str
    career_from: str
    career_to: str
    signatures: str
    holder: str
    superior: str
    hr: str
    signed_on: str
    date: str


class Locale(NamedTuple):
    """Every word a product may need. Patterns have named places, such as {name}; counts have one for 1, one for more.

    `code` is the key of its texts in a spec, `language` the BCP 47 tag that papers carry.
    """

    code: str
    language: str
    label_colon: str
    list_comma: str
    # the document control block
    number: str
    version: str
    effective_date: str
    prepared_by: str
    reviewed_by: str
    approved_by: str
    confidentiality: str
    confidentiality_levels: dict[str, str]
    unit_types: dict[str, str]
    colour_rules: dict[str, str]
    colour_of_others: str
    partly_filled: str
    filled_whole: str
    date: str
    # papers
    handbook: str
    responsibilities_matrix: str
    contents: str
    figures: str
    seat_index: str
    sign_off: str
    sign_off_words: str
    sign_off_role: str
    sign_off_name: str
    signature: str
    folio: str
    overview: str
    chart_of: str
    numbered_heading: str
    figure: str
    table: str
    continued: str
    folded: str
    see_figure: str
    from_figure: str
    next_figure: str
    elsewhere: str
    alike: str
    count_of_units: tuple[str, str]
    count_of_groups: tuple[str, str]
    count_of_posts: tuple[str, str]
    count_of_ties: tuple[str, str]
    count_of_processes: tuple[str, str]
    collaboration_of: str
    collaboration_legend: str
    collaboration_also: str
    collaboration_handovers: str
    collaboration_dotted: str
    collaboration_contacts: str
    collaboration_relations: str
    collaboration_crowd: str
    collaboration_tie: str
    collaboration_left_out: str
    # the organisation
    department: str
    post: str
    duties: str
    post_code: str
    unit: str
    head: str
    reports_to: str
    dotted_to: str
    dotted_superior: str
    assistant_to: str
    direct_reports: str
    headcount: str
    headcount_of: str
    headcount_apart: str
    headcount_of_unit: str
    holders: str
    acting: str
    vacant: str
    no_posts: str
    grade: str
    purpose: str
    authority_actions: dict[str, str]
    kpi: str
    target: str
    weight: str
    introduction: str
    glossary: str
    term: str
    meaning: str
    post_in_group: str
    part_of: str
    # processes
    raci: str
    schemes: dict[Scheme, str]
    part_legend: str
    parts_joiner: str
    part_meaning: str
    signs_of_parts: dict[Part, str]
    words_of_parts: dict[Part, str]
    raci_of: str
    nth_of: str
    activity: str
    takes_part_in: str
    process_parts: str
    form: FormWords
    # spreadsheets
    process: str
    part: str
    ordinal: str
    level: str
    parts_list: str
    staffing_note: str
    revisions: str
    revision_date: str
    revision_summary: str
    revision_by: str
    # what a chart says in words
    chart_alternative: str
    chart_alternative_unit: str
    chart_alternative_dotted: str
    chart_alternative_vacant: str
    list_cut: str
    holders_cut: str
    # answers in the terminal
    headcount_left: str
    identifier: str
    parts: str
    share: str
    statistics_of: str
    units_all: str
    groups_of_them: str
    posts: str
    people: str
    staffing: str
    filled: str
    outside_units: str
    in_all: str
    spans: str
    managers: str
    mean_reports: str
    widest_spans: str
    counted: str
    layers: str
    layer_sizes: str
    deepest_line: str
    duties_per_post: str
    range: str
    posts_without_duties: str
    units_without_head: str


@cache
def load_locale(code: str) -> Locale:
    """The locale `code`, one of `locale_codes()`. Raises `KeyError` for any other."""
    if code not in locale_codes():
        raise KeyError(code)
    said = yaml.load((_FOLDER / f"{code}.yaml").read_bytes(), yaml.CBaseLoader)
    words: dict[str, Any] = {key: tuple(word) if isinstance(word, list) else word for key, word in said.items()}
    return Locale(**{**words, "form": FormWords(**said["form"])})


def load_locales(codes: str) -> tuple[Locale, ...]:
    """The one locale, or for papers in two languages both, such as zh+en. Raises `KeyError` for any other."""
    return tuple(map(load_locale, codes.split("+")))


def locale_choices() -> tuple[str, ...]:
    """The languages that papers may be in: each alone, and any two."""
    return (*locale_codes(), *map("+".join, permutations(locale_codes(), 2)))


@cache
def locale_codes() -> tuple[str, ...]:
    """The codes of the languages there are, sorted."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))
