"""Which data of customers are collected, and how long they are kept (4.10)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Text
from ..problems import Severity
from .base import CodeContext, Finding, rule


@rule("no-retention", clause="4.10", severity=Severity.WARNING, asks_inside=True)
def no_retention(context: CodeContext) -> Iterator[Finding]:
    """Personal data are kept for a time that is said.

    Data that nobody throws away are one day read by somebody they were not meant for. The time stands under
    `confidentiality`, or at each form. Told once, with the organization's first code.

    Bad: `confidentiality: {data_collected: [姓名, 电话]}`. Good: the same with `retention: 2年`.

    中文：个人信息保存多久，要写明。

    没有人销毁的资料，总有一天会被不该看的人看到。写在`confidentiality`里，或者每张表单各写。随组织的第一份规范提一次。

    反例：`confidentiality: {data_collected: [姓名, 电话]}`。正例：加上`retention: 2年`。
    """
    organization = context.framework.organization
    said = organization.confidentiality
    if not context.is_first or (said and said.retention):
        return
    without = [(n, form) for n, form in enumerate(organization.forms) if form.collects and not form.retention]
    collects = any(form.collects for form in organization.forms)
    if said and said.data_collected and (without or not collects):
        yield context.in_organization(("confidentiality",), key=True, about=organization.id)
        return
    for n, form in without:
        path = ("forms", n, "id")
        yield context.in_organization(path, about=form.id, text="no-retention-of-form")


def _plain(text: Text) -> frozenset[str]:
    return frozenset("".join(words.lower().split()) for words in text.all)


@rule("form-collects-undeclared-field", clause="4.10", severity=Severity.WARNING, asks_inside=True)
def form_collects_undeclared_field(context: CodeContext) -> Iterator[Finding]:
    """A form asks only for data that customers were told of.

    What a form collects is under `data_collected` of the organization's `confidentiality`, which pages show. Told
    once, with the organization's first code.

    Bad: a form with `collects: [姓名, 身份证号]` where `data_collected: [姓名, 电话]`. Good: no 身份证号 on the form, or
    both places have it.

    中文：表单只收集告诉过顾客的信息。

    表单收集的，组织的`confidentiality`里`data_collected`要有，页面上看得到。随组织的第一份规范提一次。

    反例：`data_collected: [姓名, 电话]`，表单却写`collects: [姓名, 身份证号]`。正例：表单不收身份证号，或者两处都写。
    """
    organization = context.framework.organization
    said = organization.confidentiality
    declared = frozenset().union(*(_plain(text) for text in said.data_collected)) if said else frozenset()
    forms = organization.forms if context.is_first else ()
    if not declared:
        if any(form.collects for form in forms):
            path = ("confidentiality",) if said else ("forms",)
            yield context.in_organization(path, key=True, about=organization.id, text="no-data-declared")
        return
    for n, form in enumerate(forms):
        new = [str(text) for text in form.collects if declared.isdisjoint(_plain(text))]
        if new:
            place = ("forms", n, "collects")
            arguments = {"fields": ", ".join(new)}
            yield context.in_organization(place, key=True, about=form.id, arguments=arguments)
    for own in context.framework.forms if context.is_first else ():
        new = [str(text) for text in own.collects if declared.isdisjoint(_plain(text))]
        if new:
            arguments = {"fields": ", ".join(new)}
            yield Finding(origin=own.origin, path=("collects",), key=True, about=own.id, arguments=arguments)


RULES = (no_retention, form_collects_undeclared_field)
