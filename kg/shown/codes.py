"""What a text holds for machines or for the eye: "(NYSE: KLO)", "™", "EBITDA(1)", ", opens new tab", "Ann Roe, CPA,".

Between a name and its verb such marks cost more than the sentence: "Kallo Inc. (NYSE: KLO), which makes pumps, said".
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.rows import rows
from kg.shown.stretches import Reading, Stretch

SIGNS = re.compile(r"(?<=[\w.)])(?:[™®©℠](?!\w)|\((?:TM|SM|R)\)(?!\w))")
NOTES = re.compile(  # "EBITDA(1)", "said.¹", "Hontek²" but "km²", "It fell.2 The"
    r"(?=[(\d¹²³⁴-⁹⁰†‡])(?:(?<=[A-Za-z])\(\d{1,2}\)(?![\w(])|(?<=[^\W\d_]{2}[.,;)\"”])[¹²³⁴-⁹⁰†‡]+(?!\w)"
    r"|(?<=[^\W\d_]{4})[¹²³⁴-⁹⁰†‡]+(?!\w)|(?<=[a-z]{2}[.!?])\d{1,2}(?= [A-Z\"“]|$))",
    re.MULTILINE,
)
ARROWS = re.compile(r"(?=[▲△↑▼▽↓])(?:(?<=\bup )|(?<=\bdown )|(?<=\bby )|(?<=\brose )|(?<=\bfell ))[▲△↑▼▽↓] ?(?=\d)")
PICTURES = re.compile("(?<!\\w)[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f]+ ?")
MOVE = re.compile(r"(?<=[\w.])(?:,? \(?[A-Z]{1,5},| \([A-Z]{1,5}\),?| [A-Z]{2,5}) [+−–-]?\d+\.\d+%(?:\))?(?=[ ,.;])")
AGO = r"(?:(?P<span{0}>[YMQWymqw])(?:/|-|-o-|-on-|-over-)(?P=span{0})|YoY|yoy|YOY|MoM|QoQ|qoq|QOQ|WoW)"
COMPARED = re.compile(  # "rose 5% YoY to", "6.8 per cent (y-o-y) in"; what they say stands between two tokens
    rf"(?<=[%tcspnmMB\d)])(?:,? ?\({AGO.format(1)}\)| {AGO.format(2)})(?![\w/-])"
)
DEFEATED = re.compile(r"(?<= def)\.(?= [A-Z])")  # "Holub def. Daumier 6-4", whose full stop ends no sentence
QUOTED = re.compile(
    r"(?<= )(?:last )?quoted (?=(?:up |down )?at (?:[A-Z]{1,3})?[$€£¥]?\d)"
)  # "the pound was quoted at $1.34"
TOWN = r"\b(?:The|the|A|a) [A-Z]\w+(?: [A-Z]\w+)?"
TRADE = re.compile(  # of "a Lund-based food company" the trade is told
    r"\b[Tt]he [A-Z]\w+(?: [A-Z]\w+)?-based(?P<trade>(?: (?!and |in |then )[a-z-]+){1,3})(?= (?:company|firm)\b)"
)
LAND = re.compile(
    r"\b[Tt]he [A-Z]\w+(?: [A-Z]\w+)?(?P<land>, [A-Z][\w.]+(?: [A-Z]\w+)?)(?=-based(?: [a-z][\w-]*+)++(?! [A-Z]))"
)  # "The Austin, Texas-based company"
ZONE = re.compile(  # "at 4:05 PM Eastern Standard Time", "11:45AM ET"
    r"(?= [EMCPAGIJB][a-z]+ [A-Z])(?:(?<=[AaPp][Mm])|(?<=[ap]\.m\.)|(?<=\d))"
    r" (?:Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|Indian|Japan|British|Moscow)"
    r"(?: (?:European|Standard|Daylight|Summer|Mean))* Time\b|(?<=\d[AaPp][Mm]) (?:[A-Z]{1,4}T|GMT|UTC)\b"
    r"|(?<=[\dmM.]) \(?(?:GMT|UTC)(?: ?[+-]\d{1,2}(?::\d\d)?)\b\)?"  # "at 9 a.m. GMT+8"
)
WRITER = re.compile(  # "It fell on Tuesday. (NC)", "It fell. PTI SM ANU", "It fell. (ann.roe@orsk.com)"
    r"(?<=[.!?\"”’]) (?:\([A-Z]{2,3}\)|(?:PTI|IANS|ANI|UNI)(?: [A-Z]{2,5})*|EFE|\([\w.-]+@[\w.-]+\))$", re.MULTILINE
)
LINK = re.compile(r", opens (?:in )?(?:a )?new (?:tab|window)\b")
PHONE = re.compile(
    r" (?:at|on) (?:\+?1[ -])?\(?\d{3}\)?[ -](?:\d{1,3}-)?[A-Z][A-Z-]{2,}(?: ?\([\d-]+\))?"
)  # "at 555-010-HELP"
TERM = (  # also "(the 'Fund')", as in Brussels
    r"(?:(?:together|collectively|each|hereinafter|hereafter|or|and|the|an?),? )*"
    r"(?:[\"“][A-Z][^\"“”()]{0,50}[\"”]|['‘][A-Z][^'‘’\"“”()]{0,50}['’])"
)
TERMS = re.compile(rf"(?<![\"”'’]) \({TERM}(?:,? {TERM})*\)")
ACT = re.compile(  # "Regulation (EU) No 596/2014", "(OJ L 24, 29.1.2004, p. 1)"
    r"(?<=\w) \((?:EU|EC|EEC|ECSC|Euratom)(?:, Euratom)?\),? (?:N[ro]?[.°º]? ?)?\d{1,4}/\d{2,4}(?:/[A-Z]{2,7})?(?!\w)"
    r"|(?<=\w) \(OJ [LC][^()\n]{0,80}\)"
)
STYLE = re.compile(  # "Rt. Hon. Ann Roe", "Hon'ble Roe", "HE Dr Roe", "His Highness the Ruler"
    r"\b(?=[HRThrt])(?:(?:[Tt]he )?(?:(?:(?:Rt|Right)\.? )?Hon\. (?=[A-Z][\w.]+ [A-Z])|Hon['’]ble (?=[A-Z]))"
    r"|H\.[EH]\.? (?=[A-Z])"
    r"|H[EH] (?=(?:Dr|Eng|Sheikh|Sheikha|Mr|Mrs|Ms|Prof)\b)"
    r"|(?:[Hh]is|[Hh]er|[Tt]heir) (?:(?:Royal|Serene|Imperial) )?"
    r"(?:Highness|Highnesses|Excellency|Excellencies|Majesty|Eminence),? "
    r"(?=[A-Z][\w.-]+ (?:[A-Z]|of |for )|the (?:Ruler|Emir|Amir|Sultan|King|Queen|Crown|President|Prime|Governor)\b))"
)
WITHIN_FIRM = re.compile(  # "Lanhai Technology (Suzhou) Co., Ltd.": the town of one of a group's firms
    r"(?<=[A-Za-z]) \([A-Z][a-z]+(?: [A-Z][a-z]+)?\)"
    r"(?=,? (?:Co|Ltd|Limited|Inc|Corp|Corporation|Company|Pte|Pvt|Sdn|LLC|GmbH)\b)"
)
FORM = re.compile(r"\.(?= (?:Ltd|Bhd|Limited)\b)(?<=\b(?:Pvt|Pte|Sdn|Pty)\.)")  # "Lomas Pvt. Ltd" ends no sentence
SCALE = re.compile(r"(?<=\d [MBmb]ln)\.(?= [a-z(])")  # "$64.2 Mln. vs. $58.9 Mln. last year" ends no sentence
ROAD = re.compile(r"(?=\(M\))(?:(?<=\bA\d)|(?<=\bA\d\d)|(?<=\bA\d\d\d))\(M\)")  # "the A1(M)"
BORN = re.compile(r"(?<=[a-zé]) \((?:née|nee|né|neé) [^()\n]{2,40}\)(?= [A-Z][a-z])")  # "Ann Mary (née Lind) Roe"
DEGREE = r"[MB]\. ?Sc|[MB]Sc|[MB]\. ?A|MBA|EMBA|LL\. ?[MB]|Ph\. ?D|PhD|Dr\. ?\w{2,5}|Dipl"
DEGREES = re.compile(  # "Mia Salo (M.Sc. Econ.), 44,"
    rf"(?<=[a-z]) \((?:b\. ?\d{{4}}, )?(?:{DEGREE})\b\.?[^()\d]{{0,40}}\)"
)
BOX = re.compile(  # "Orme Media, Postbus 12, Lund"
    r"(?<=[\w.]), (?:P\.? ?O\.? Box|Postbus|Postfach|Apartado|Casella Postale|Bo[iî]te [Pp]ostale|Postboks)"
    r" \d[\d-]*(?=,|$)",
    re.MULTILINE,
)
LENGTH = re.compile(  # of a film, below its review: "Running time: 97 MIN."
    r"(?<=[.,;)] )(?i:(?:running|run|screen) ?time|runtime): ?\d{1,3} ?[A-Za-z]{1,8}(?: \d\d? ?[A-Za-z]{1,8})?\b\.?"
)

PATTERNS = (
    *(BORN, ROAD, SIGNS, ARROWS, NOTES, PICTURES, MOVE, COMPARED, DEFEATED, QUOTED, LINK, WRITER),
    *(ZONE, TERMS, PHONE, ACT, STYLE, DEGREES, WITHIN_FIRM, FORM, SCALE, BOX, LENGTH),
)


def codes(text: str) -> Iterator[Stretch]:
    """The stretches of a text that are no words of its sentences."""
    for pattern in PATTERNS:
        yield from (found.span() for found in pattern.finditer(text))
    yield from (found.span() for found in _listing().finditer(text))
    yield from (found.span("land") for found in LAND.finditer(text))
    yield from _countries(text)
    yield from (found.span("letters") for found in _letters().finditer(text))


@cache
def _listing() -> re.Pattern[str]:
    """Brackets that tell where and as what something is listed: "(NYSE: KLO)", "<KLO.N>", "(KLO US)"."""
    table = {name: "|".join(re.escape(code) for code in codes.split()) for name, codes in rows("codes").items()}
    symbol = r"[A-Z\d][A-Z\d.-]{0,20}"
    place = rf"(?:{table['exchanges']})(?: [A-Z][\wø]+){{0,2}}|{table['numbers']}"
    listed = rf"(?:{place}) ?[:：] ?{symbol}(?:, ?[A-Z]{{1,6}}(?:\.[A-Z]{{1,2}})?(?![\w:]))*"
    listed = rf"(?:{listed}|[A-Z]{{2,5}} ?: ?[A-Z]{{2,6}}(?![\w:]))"  # "(KLX: KLO)": a place that no list has
    several = rf"{listed}(?:(?: ?[,;/|&–-] ?| and ){listed})*"
    reuters = rf"\.?(?!U\.[SN]\b)[A-Z\d]{{1,8}}[a-z]{{0,2}}\.(?:{table['reuters']})"
    bloomberg = rf"[A-Z\d]{{1,6}} (?:{table['bloomberg']})(?: Equity)?"
    bare = rf"(?<=[a-zA-Z]) [A-Z\d]{{2,6}}\.(?:{table['reuters']})(?=[ ,;:]|\.?$)"
    index = r"(?<=[a-z]) \.[A-Z\d]{2,9}(?=[ ,;]|\.?$)"
    bracketed = rf"[(\[](?:{several}|{reuters}|{bloomberg})[)\]]"
    angular = r"<[.\dA-Z][\w.=^-]{0,14}>"
    return re.compile(rf"(?<=[\w.)\]”\"]) ?(?:{bracketed}|{angular})|{bare}|{index}", re.MULTILINE)


def of_states(text: str) -> Iterator[Reading]:
    """What is read for the state behind a town that says where a firm is: "The Chattanooga, Tenn., carrier".

    Of "The Chattanooga, Tenn., software company" and "the Lund-based software company" the firm alone is read.
    """
    yield from ((*found.span("state"), "-based") for found in _of_state().finditer(text))
    yield from ((*found.span("trade"), "") for found in TRADE.finditer(text))


@cache
def _of_state() -> re.Pattern[str]:
    states = "|".join(re.escape(state) for state in rows("names")["known"]["schema:State"].split() if "." in state)
    return re.compile(rf"{TOWN}(?P<state>, (?:{states}),(?:(?: [a-z-]+){{1,3}}(?= (?:company|firm)\b))?)(?= [a-z])")


def _countries(text: str) -> Iterator[Stretch]:
    """Letters of the country somebody competes for: "Ann Roe (CZE) beat"; none that are a body's in the text."""
    found = list(_of_country().finditer(text))
    bare = set(re.findall(r"(?<!\()\b[A-Z]{3}\b", text)) if found else set[str]()
    for told in found:
        initials = "".join(word[0] for word in told["name"].split() if word[0].isupper())
        if told["code"] not in bare and told["code"][:2] not in initials:
            yield told.span("letters")


@cache
def _of_country() -> re.Pattern[str]:
    codes = "|".join(rows("codes")["countries"].split())
    return re.compile(rf"(?P<name>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*)(?P<letters> \((?P<code>{codes})\))")


@cache
def _letters() -> re.Pattern[str]:
    """Letters behind a person's name, and the comma behind them where the sentence goes on: "Ann Roe, CPA, joined"."""
    letter, degree = ("|".join(rows("names")["common"][kind].split()) for kind in ("mere_letters", "degree_letters"))
    verbs = "was|is|has|had|will|would|said|says|spoke|told|led|won|ran|took|began|became|[a-z]+(?:ed|ly)"
    verbs += "|comes|joins|takes|becomes|serves|brings|succeeds|replaces"
    behind = rf"(?=[,.;:)]| [a-z(]|$)(?:,(?= (?:{verbs})\b))?"
    return re.compile(
        rf"[A-Z][\w'’-]+[a-z.](?P<letters>(?:, (?:{degree}))*(?:, (?:{letter})(?:, (?:{degree}))*)+{behind})",
        re.MULTILINE,
    )
