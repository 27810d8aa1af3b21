"""One of our codes told as the same facts as its transcription, read as plain YAML with every scalar as typed."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from real.told_by_case import Facts, as_line, listed

UNITS = {
    **dict.fromkeys(["分钟"], "minute"),
    **dict.fromkeys(["小时", "hour", "hours"], "hour"),
    **dict.fromkeys(["日", "天", "days"], "calendar_day"),
    **dict.fromkeys(["个工作日", "個工作天", "working day", "working days"], "working_day"),
    **dict.fromkeys(["weeks"], "week"),
    **dict.fromkeys(["個月"], "month"),
    **dict.fromkeys(["consecutive days"], "consecutive days"),
}
MOMENTS = {"当日": "0 same_day", "即日": "0 same_day", "翌日12:00": "1 next_day_noon", "当场": "0 immediate"}
FREQUENCIES = {"年": "per_year", "月": "per_month", "日": "per_day", "12 months": "per_12_months"}
CURRENCIES = {"元": "CNY", "£": "GBP"}


class Published:
    """The files of one organization, every scalar as it was typed."""

    def __init__(self, folder: Path):
        files = {
            path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in folder.glob("*.yml")
        }
        self.organization = files.pop("organization")
        (self.code,) = files.values()
        results = sorted(folder.glob("results/*.yml"))
        self.results = [yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in results]

    def names(self, kind: str) -> dict[str, str]:
        owner = self.code if kind == "groups" else self.organization
        return {item["id"]: first(item["name"]) for item in owner.get(kind, [])}

    def promises(self) -> Iterator[dict[str, Any]]:
        """Each promise that stands for itself: a variant takes from its commitment what it does not say."""
        for commitment in self.code["commitments"]:
            shared = {key: value for key, value in commitment.items() if key not in ("variants", "promise")}
            for variant in commitment.get("variants", []):
                yield {**shared, **variant}
            if "variants" not in commitment:
                yield commitment

    def indicator(self, promise: dict[str, Any]) -> dict[str, Any]:
        wanted = promise.get("indicators", [None])[0]
        return next((i for i in self.code.get("performance_indicators", []) if i["id"] == wanted), {})

    def said(self) -> str:
        """Everything the page says that belongs to no single promise."""
        sources = [source["title"] for source in self.code["transcribed_from"]]
        notes = [
            text
            for note in self.code.get("notes", [])
            for text in (note.values() if isinstance(note, dict) else [note])
        ]
        return "\n".join(
            [*sources, *notes, self.code.get("incomplete", ""), self.code.get("effective_from", "")]
        )


def facts_of_code(published: Published) -> Facts:
    organization, code = published.organization, published.code
    names = organization["name"] if isinstance(organization["name"], dict) else {"": organization["name"]}
    about = {"country": organization["country"], "sector": organization["sector"], "name": first(names)}
    about |= {"name_en": names["en"]} if "en" in names else {}
    titles = code["title"].values() if isinstance(code["title"], dict) else [code["title"]]
    channels = organization.get("channels", [])
    facts: Facts = {
        "organization": [f"{key} {about[key]}" for key in sorted(about)],
        "title": [" ".join(titles)],
        "language": [organization["language"]],
        "sources": sorted(f"{s['url']} {s['title']} {s['reliability']}" for s in code["transcribed_from"]),
        "limitations of all": sorted(code.get("limitations", [])),
        "contacts": sorted(f"{c['kind']} {c['value']} {c.get('hours', '')}" for c in channels),
        "events": sorted(
            f"{file['period']} {event}" for file in published.results for event in file.get("events", [])
        ),
        "previous versions": [
            line
            for version in code.get("previous_versions", [])
            for line in (version["version"], *version["items"])
        ],
    }
    for promise in published.promises():
        for name, values in promise_of_code(promise, published).items():
            facts[f"{promise['id']} {name}"] = sorted(values)
    return {name: values for name, values in facts.items() if values}


def promise_of_code(it: dict[str, Any], published: Published) -> Facts:
    text, limits, remedies = first(it["promise"]), many(it.get("limit")), many(it.get("remedy"))
    groups, indicator = published.names("customer_groups"), published.indicator(it)
    return {
        "promise": [text],
        "promise in English": [it["promise"]["en"]] if isinstance(it["promise"], dict) else [],
        "group": [published.names("groups")[group] for group in listed(it, "group")],
        "applies to": [
            *listed(it, "when"),
            *each(limits, "when"),
            *(groups[group] for group in it.get("customer_groups", [])),
        ],
        "limits": [line for limit in limits for line in limit_lines(limit)],
        "statistic": each(limits, "statistic"),
        "clock": each(limits, "clock") + each(limits, "on_days"),
        "counted from": [start for start in map(first, each(limits, "from")) if start not in text],
        "cut-off": [f"{side} {time}" for side, time in it.get("received", {}).items()],
        "covers": each(limits, "covers"),
        "hedge": each(limits, "hedge"),
        "steps": each(limits, "of") if len(limits) > 1 and all("within" in limit for limit in limits) else [],
        "limitations": it.get("limitations", []),
        "conditions": it.get("conditions", []),
        "notes": listed(it, "note"),
        "verified": [flag.capitalize() for flag in listed(it, "verified")],
        "ended": listed(it, "until"),
        "remedies": [
            as_line(in_words_of_case(remedy, groups)) for remedy in remedies if "same_as" not in remedy
        ],
        "remedy as": each(remedies, "same_as"),
        "survey": [way for way in map(first, listed(indicator, "method")) if way not in text],
        "target": [spaced(target["value"], indicator["unit"]) for target in targets(indicator)],
        "results": results_of_code(indicator, published),
        "figures beside the sentence": figures_beside(it, limits, indicator),
    }


def figures_beside(it: dict[str, Any], limits: list[dict[str, Any]], indicator: dict[str, Any]) -> list[str]:
    """Return the figures in the words around a promise that the promise itself does not state: none, if all is well."""
    around = [text for key in ("of", "level", "before", "from", "until") for text in each(limits, key)]
    around += listed(indicator, "name", "method")
    stated = re.findall(r"[0-9.]+", str(it["promise"]))
    return [figure for text in around for figure in re.findall(r"[0-9.]+", str(text)) if figure not in stated]


def limit_lines(limit: dict[str, Any]) -> list[str]:
    """Say a limit as the transcription does: the comparison, the number, the unit."""
    if "breach_when" in limit:
        breach = limit["breach_when"]
        each_number, each_unit = quantity(breach["each"])
        return [
            f"{breach['occasions']} occasions",
            f"{each_number} {each_unit} each",
            " ".join(quantity(breach["in"])),
        ]
    if "within" in limit:
        return [f"<= {MOMENTS.get(limit['within']) or ' '.join(quantity(limit['within']))}"]
    if "notice" in limit:
        return [f">= {' '.join(quantity(limit['notice']))}"]
    if "times" in limit:
        return [f"times {limit['times']} {FREQUENCIES.get(limit['per'], limit['per'])}"]
    return [f"{limit['op']} {limit['value']} {limit['unit']}"] if "level" in limit else []


def in_words_of_case(remedy: dict[str, Any], groups: dict[str, str]) -> dict[str, str]:
    """Say a remedy with the keys of the transcription."""
    number, currency = money(remedy["amount"])
    said = {"amount": number, "unit": currency, "per": remedy["per"]}
    said |= {key: remedy[key] for key in ("when", "form", "until") if key in remedy}
    said |= {WORDS[key]: READERS[key](remedy[key]) for key in WORDS if key in remedy}
    if "every" in remedy:
        said["per"] += f"·{remedy['every'].removeprefix('1')}"
    if "since" in remedy or said.get("until", "") in VERSIONS:
        said["version"] = VERSIONS[remedy.get("since") or said.pop("until")]
    if "for" in remedy:
        (group,) = remedy["for"]
        said["who"] = groups[group] + (" (inferred)" if remedy.get("verified") == "false" else "")
    if "within" in remedy:
        said["paid_within"] = f"{remedy['from']}后{remedy['within']}内"
    return said


VERSIONS = {"2025-07-01": "earlier", "2025-07-02": "current"}
"""The day an amount held until or holds since, and what the transcription calls it."""
WORDS = {
    "cap": "cap",
    "round": "rounding",
    "if_paid_late": "late_payment_penalty",
    "then": "then",
    "at_most": "max_per_FY",
    "automatic": "automatic",
}
READERS = {
    "cap": lambda amount: money(amount)[0],
    "round": lambda way: {"up": "不足1天按1天"}[way],
    "if_paid_late": lambda late: money(late["amount"])[0],
    "then": lambda then: f"{' '.join(money(then['amount']))} {then['text']}",
    "at_most": lambda most: {"fiscal_year": most["times"]}[most["per"]],
    "automatic": str.capitalize,
}


def results_of_code(indicator: dict[str, Any], published: Published) -> list[str]:
    sites, lines = published.names("places"), []
    for file in published.results:
        for row in file["results"]:
            if row["indicator"] != indicator.get("id"):
                continue
            said = {"period": file["period"], "value": row["value"], "unit": indicator["unit"]}
            said |= {"site": sites[row["site"]]} if "site" in row else {}
            said |= {"note": row["note"]} if "note" in row else {}
            (target,) = [t for t in targets(indicator) if t.get("since", "") <= file["period"]]
            bar = float(target["value"].strip("≥≤%"))
            if "since" in target:
                said["target"] = f"{bar:g}"
            missed = (
                float(row["value"]) > bar if indicator["direction"] == "lower" else float(row["value"]) < bar
            )
            lines.append(as_line({**said, "status": "missed"} if missed else said))
    return lines


def first(text: Any) -> str:
    return next(iter(text.values())) if isinstance(text, dict) else text


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def each(mappings: list[dict[str, Any]], key: str) -> list[Any]:
    return [mapping[key] for mapping in mappings if key in mapping]


def targets(indicator: dict[str, Any]) -> list[dict[str, str]]:
    return [t if isinstance(t, dict) else {"value": t} for t in many(indicator.get("targets"))]


def spaced(threshold: str, unit: str) -> str:
    sign, number = re.fullmatch(r"([≥≤])([0-9.]+)%?", threshold).groups()
    return f"{ {'≥': '>=', '≤': '<='}[sign] } {number} {unit}"


def quantity(duration: str) -> tuple[str, str]:
    number, unit = re.fullmatch(r"([0-9]+|一|兩) ?(.+)", duration).groups()
    return {"一": "1", "兩": "2"}.get(number, number), UNITS[unit]


def money(amount: str) -> tuple[str, str]:
    number = amount.strip("元£")
    return number, CURRENCIES[amount.replace(number, "")]
