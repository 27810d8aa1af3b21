"""A transcription told as facts: "3a limits" is ["<= 45 minute"]."""

import re
from typing import Any

CLOCKS = {"24x7": "always", "Mon–Fri": "Monday to Friday"}
SHARES = {"% of contract speed": "%"}
"""Units that name the whole; ours name it in `level`."""

Facts = dict[str, list[str]]
"""What is said of each thing, sorted; things of which nothing is said are left out."""


def facts_of_case(case: dict[str, Any]) -> Facts:
    facts: Facts = {
        "organization": [f"{key} {case['organization'][key]}" for key in sorted(case["organization"])],
        "title": [case["code"]["title"]],
        "language": [case["code"]["language"].replace("zh-Hans", "zh")],
        "sources": sorted(f"{s['url']} {s['title']} {s['reliability']}" for s in case["sources"]),
        "limitations of all": sorted(case.get("exclusions", [])),
        "contacts": sorted(
            f"{c['channel']} {c['value']} {c.get('hours', '')}" for c in case.get("contacts", [])
        ),
        "events": sorted(f"{e['period']} {e['note']}" for e in case.get("events", [])),
        "previous versions": [
            line
            for version in case.get("previous_versions", [])
            for line in (version["label"], *version["items"])
        ],
    }
    for commitment in case["commitments"]:
        for name, values in promise_of_case(commitment).items():
            facts[f"{commitment['id']} {name}"] = sorted(values)
    return {name: values for name, values in facts.items() if values}


def promise_of_case(it: dict[str, Any]) -> Facts:
    measure = it["measure"]
    return {
        "promise": [it["text"]],
        "promise in English": listed(it, "text_en"),
        "group": listed(it, "group"),
        "applies to": [*listed(it, "variant", "scope", "season"), *listed(measure, "applies_when")],
        "limits": limits_of_case(measure),
        "statistic": listed(measure, "statistic"),
        "clock": [CLOCKS.get(clock, clock) for clock in listed(measure, "clock")],
        "counted from": [start for start in listed(measure, "clock_starts") if start not in it["text"]],
        "cut-off": [f"{side_of_cutoff(it['text'])} {time}" for time in listed(measure, "cutoff")],
        "covers": listed(measure, "scope"),
        "hedge": listed(it, "hedge") + (["aim at"] if "aim" in measure else []),
        "steps": [step["what"] for step in measure.get("steps", [])],
        "limitations": it.get("exclusions", []),
        "conditions": it.get("conditions", []),
        "notes": listed(it, "note") + listed(measure, "note"),
        "verified": listed(it, "verified"),
        "ended": listed(it, "retired"),
        "remedies": [as_line({**remedy, **it.get("remedy_rules", {})}) for remedy in it.get("remedy", [])],
        "remedy as": listed(it, "remedy_ref"),
        "survey": listed(it, "method"),
        "target": target_of_case(it),
        "results": [as_line(row) for row in it.get("results", [])],
    }


def side_of_cutoff(sentence: str) -> str:
    """Only the sentence says on which side of the time of day a promise holds: 16 时前, 下午一時後."""
    return {"前": "before"}.get(re.search("[前后後]", sentence)[0], "from")


def limits_of_case(measure: dict[str, Any]) -> list[str]:
    kind = "times" if measure["kind"] == "frequency" else measure.get("operator", "").replace("~", "<=")
    # The figure of a promise in steps repeats its last step; one that does not stands out as a limit more.
    parts = measure.get("steps", []) + measure.get("all_of", []) + ([measure] if "value" in measure else [])
    limits = [f"{kind} {part['value']} {SHARES.get(part['unit'], part['unit'])}".strip() for part in parts]
    cure, aim = measure.get("cure_period"), measure.get("aim")
    limits += [f"<= {cure['value']} {cure['unit']}"] if cure else []
    limits += [f">= {aim['value']} {aim['unit']}"] if aim else []
    return list(dict.fromkeys(limits))


def target_of_case(it: dict[str, Any]) -> list[str]:
    """A rate or rank that is itself the promise is its own target."""
    if "results" not in it:
        return []
    operator = ">=" if "target" in it else it["measure"]["operator"]
    target = it.get("target", it["measure"])
    return [f"{operator} {target['value']} {target['unit']}"]


def sentences(case: dict[str, Any]) -> list[str]:
    """What a transcription says that our format has no key for, and our notes must."""
    related = [text for other in case.get("related", []) for text in (other["name"], other["facts"])]
    languages = [f"（{language}）" for language in case["code"].get("other_languages", [])]
    return [case["code"]["effective"], *listed(case, "incomplete"), *related, *languages]


def listed(mapping: dict[str, Any], *keys: str) -> list[Any]:
    """Return the values of those keys that are there, numbers and flags as text."""
    return [
        value if isinstance(value := mapping[key], dict) else str(value) for key in keys if key in mapping
    ]


def as_line(said: dict[str, Any]) -> str:
    return ", ".join(f"{key}: {str(value).replace(' ', '')}" for key, value in sorted(said.items()))
