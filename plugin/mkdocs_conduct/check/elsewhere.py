"""What is found by other rooms than the rules, explained as rules are: none of these looks at anything."""

from __future__ import annotations

from ..problems import Severity
from ..rules import Rule

SCHEMA_ERROR = Rule(
    "schema-error",
    "",
    Severity.ERROR,
    """Every file can be read: the YAML is right, every key is known, every value is of its kind.

    A slip of the pen can hide a promise without anybody noticing, so nothing is guessed: unknown keys, dates and
    times that cannot be read, required keys that are missing and ids given twice are all told, with the line
    as it should be and the nearest key there is.

    Bad: `remedyy: an apology`. Good: `remedy: an apology`.

    中文：每个文件都读得懂：YAML 写对了，每个键都认识，每个值都合格。

    一处笔误就可能让一条承诺不声不响地消失，所以什么都不猜：不认识的键、读不懂的日期和时限、缺少的键、重复的编号都会指出，
    并写明那一行应当怎样写、最相近的键是哪个。

    反例：`remedyy: 当面致歉`。正例：`remedy: 当面致歉`。
    """,
    is_for_drafts=True,
)
UNREAD_FILE = Rule(
    "unread-file",
    "",
    Severity.WARNING,
    """Every file of data in an organization's folder is read.

    A folder with one letter wrong, or a spreadsheet that was not saved as CSV, would be left out without a word, and
    with it all the inspections or results of a year. Texts, pictures and hidden files are left alone.

    Bad: `inspection/2026.yml`, or `complaints/2026.xlsx`. Good: `inspections/2026.yml`, `complaints/2026.csv`.

    中文：组织的文件夹里，写数据的文件都有人读。

    文件夹的名称错一个字母，或者电子表格没有存成 CSV，整年的检查或结果就不声不响地不见了。说明文字、图片和隐藏的文件不管。

    反例：`inspection/2026.yml`，`complaints/2026.xlsx`。正例：`inspections/2026.yml`，`complaints/2026.csv`。
    """,
    is_for_drafts=True,
)
TEXT_NUMBER_UNSTRUCTURED = Rule(
    "text-number-unstructured",
    "4.7",
    Severity.WARNING,
    """A number in the words of a promise stands in a field too.

    It is part of `text-number-mismatch`, with a level of its own: a number that no field has may be a condition,
    or a promise that nobody measures. Opening hours and the like are no promises and are not asked for.

    Bad: `promise: 3天内到账。` without a limit. Good: the same with
    `limit: {within: 3天, from: 提出退货, until: 到账}`.

    中文：承诺的文字里的数，字段里也有。

    它是 `text-number-mismatch` 的一部分，级别可以另定：哪个字段都没有的数，可能是前提，也可能是没有人统计的承诺。营业时间之类不是承诺，不查。

    反例：`promise: 3天内到账。`，没有时限。正例：同一句话，加上 `limit: {within: 3天, from: 提出退货, until: 到账}`。
    """,
    is_for_drafts=True,
    transcribed=Severity.INFO,
)
MISSING_TRANSLATION = Rule(
    "missing-translation",
    "D",
    Severity.INFO,
    """A translation that was begun has every public text of its code.

    A page never mixes languages: one text that is missing, and there is no page in that language. It is told
    when pages are built, not by `conduct check`.

    Bad: a translation file that lacks the promise of C3. Good: it has all, or there is none.

    中文：开始译的规范，公开的文字都要译完。

    一页里从不混着两种语言：缺一处，就没有那种语言的页面。这一项在生成页面时报，`conduct check` 不报。

    反例：译文文件里缺C3的承诺。正例：全部译了，或者没有译文文件。
    """,
)
INTERNAL_LEAK = Rule(
    "internal-leak",
    "4.10",
    Severity.ERROR,
    """Nothing internal is in any file of the public site.

    After a public build every internal value is looked for in every file of the site, and a site with one of them
    is not published: the one before stays. Hand-written pages may use the same words as an internal field, but no
    name of a person, telephone number or e-mail address that only internal fields say. A file that cannot be opened
    counts as one that is not clean. It is told by `mkdocs build` and `conduct verify`, not by `conduct check`.

    Bad: `site_src/about.md` names the person whom only `posts` of `organization.yml` names. Good: the page names the
    post; or the settings say `proof: {public: [Wang Wei]}`.

    中文：公开网站的任何文件里都没有内部内容。

    生成公开网站以后，在网站的每个文件里找每个内部的值；只要找到一个就不发布，原来的网站不动。手写页面可以和内部字段用同样的话，
    但不能有只写在内部字段里的人名、电话和邮箱。打不开的文件也算不合格。这一项由 `mkdocs build` 和 `conduct verify` 报，
    `conduct check` 不报。

    反例：`site_src/about.md` 写了只在 `organization.yml` 的 `posts` 里出现的人名。正例：页面只写岗位；或者在设置里写明 `proof: {public: [王伟]}`。
    """,
)

ELSEWHERE = (SCHEMA_ERROR, UNREAD_FILE, TEXT_NUMBER_UNSTRUCTURED, MISSING_TRANSLATION, INTERNAL_LEAK)
"""What problems may be called besides the ids of rules."""
