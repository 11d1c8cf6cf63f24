"""Matrix, headcount and RACI as workbooks and as lists."""

from collections.abc import Callable
from functools import partial

from render.products import workbooks
from render.products.matrix import duties_list
from render.products.raci import parts_list
from render.products.staffing_table import staffing_table
from render.recipes.commission import Commission, Job, Paper
from render.writers.delimited import csv_file
from render.writers.excel import xlsx


def jobs(commission: Commission) -> list[Job]:
    """Matrix, headcount and RACI as workbooks and as lists."""
    content, theme, fonts = commission.content, commission.theme, commission.family
    jobs: dict[str, Callable[[], bytes]] = {
        "responsibilities.xlsx": lambda: xlsx(content(workbooks.responsibilities_workbook), theme, fonts),
        "responsibilities.csv": lambda: csv_file(content(duties_list)),
        "headcount.csv": lambda: csv_file(content(staffing_table)),
    }
    if commission.organisation.processes:
        jobs["raci.xlsx"] = lambda: xlsx(content(workbooks.raci_workbook), theme, fonts)
        jobs["raci.csv"] = lambda: csv_file(content(parts_list))
    return [partial(_named, name, job) for name, job in jobs.items()]


def _named(name: str, job: Callable[[], bytes]) -> list[Paper]:
    return [(name, job())]
