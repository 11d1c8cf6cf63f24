"""Organisations whose posts tell everything, nothing, or the worst that a person can write."""

import json

from tests.word_samples import HOSTILE

TOLD = """
organization: {id: acme, name: {zh: 顶点公司, en: Acme}, head: boss}
document: {number: HR-9, version: "2.1", effective_date: 2026-12-01, confidentiality: internal}
posts: [{id: boss, title: {zh: 总经理, en: Boss}}]
units:
- id: sales
  name: {zh: 销售部, en: Sales}
  head: manager
  posts:
  - id: manager
    title: {zh: 销售经理, en: Sales manager}
    code: S-01
    grade: M2
    headcount: 1
    purpose: {zh: 让销售额增长, en: Make sales grow}
    responsibilities:
    - text: {zh: 制定销售计划, en: Plan sales}
      result: {zh: 年度计划书, en: The plan of the year}
      cadence: {zh: 每年, en: yearly}
      weight: 40
    - {zh: 带领团队, en: Lead the team}
    authority: [{matter: {zh: 折扣, en: Discounts}, action: approve, limit: {zh: 一成以内, en: up to a tenth}}]
    qualifications:
      education: {zh: 本科, en: Bachelor}
      experience: {zh: 五年, en: Five years}
      certificates: [{zh: 驾照, en: Driving licence}]
      skills: [{zh: 谈判, en: Negotiating}, {zh: 表格, en: Spreadsheets}]
      languages: {zh: 英语, en: English}
    kpis: [{text: {zh: 销售额, en: Sales}, target: {zh: 一千万, en: ten million}, weight: 60}]
    relations: {internal: [{zh: 财务部, en: Finance}], external: [{zh: 客户, en: Customers}]}
    conditions:
      place: {zh: 总部, en: Head office}
      hours: {zh: 标准工时, en: Standard}
      travel: {zh: 常出差, en: Often}
      hazards: {zh: 无, en: None}
    career: {from: [clerk], to: [boss]}
  - {id: clerk, title: {zh: 销售员, en: Clerk}}
  units:
  - id: team
    name: {zh: 门店组, en: Shop team}
    type: group
    responsibilities: [{zh: 管好门店, en: Run the shops}]
    posts: [{id: helper, title: {zh: 店员, en: Shop assistant}, dotted_to: [boss]}]
processes:
- id: deal
  name: {zh: 签单, en: Deal}
  activities: [{name: {zh: 报价, en: Quote}, raci: {manager: A, clerk: R, team: C}}]
"""


def hostile_spec() -> str:
    """A spec in which every text of every post is hostile."""
    posts = [
        {
            "id": f"p{number}",
            "title": text.strip() or "x",
            "code": text.strip() or "x",
            "purpose": text.strip() or "x",
            "responsibilities": [text.strip() or "x", "很长的职责" * 60],
            "authority": [{"matter": text.strip() or "x", "limit": text.strip() or "x"}],
            "kpis": [{"text": text.strip() or "x"}],
            "qualifications": {"skills": [text.strip() or "x"]},
        }
        for number, text in enumerate((*HOSTILE, "长" * 300, "word " * 80))
    ]
    spec = {"organization": {"id": "hostile", "name": HOSTILE[2]}, "units": [{"id": "a", "name": "甲", "posts": posts}]}
    return json.dumps(spec, ensure_ascii=False, indent=1)
