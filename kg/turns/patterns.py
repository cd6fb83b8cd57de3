"""How labels of speakers and signatures are written."""

import re

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
WORD = rf"(?:[dDlLO]['’])?{UPPER}(?:[\w'’-]*\w|\.)?"
PARTICLE = r"(?:(?:al|bin|ibn|da|de|del|della|den|der|di|dos|du|el|la|le|ten|ter|van|von|y)[ -])"
NAME = rf"{WORD}\.?(?: {PARTICLE}*{WORD}\.?){{0,4}}"
ROLE = r"(?:,? \([^()]{1,60}\)|, [^,:.!?()–—“”\"]{2,80}| ?(?:--|[—–]) ?[^,:.!?()–—“”\"]{2,80}){0,3}"
LABEL = re.compile(rf"\[?(?P<name>{NAME}(?: \d{{1,2}})?)(?P<role>{ROLE})\]? ?:(?= )")
LINE = re.compile(rf"(?P<name>{NAME})(?P<role>{ROLE}) ?:?")
LETTER = re.compile(r"(?P<name>[QA])(?P<role>)\. (?=[A-Z“\"])")
DASH = r"[-–—―]{1,2} ?"
DASHED = re.compile(DASH)
WHEN = r"[,:·•|]? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}[ /.][A-Z\d]|\d{4}-|\d{1,2} ?[hmd]\b|Today)[^()]{0,30}"
POST = re.compile(rf"(?:{DASH})?(?P<name>{NAME}) ?\(@\w{{1,30}}\)(?P<role>{WHEN})?")
SIGNED = re.compile(rf"{DASH}(?P<name>{NAME})(?P<role>(?:,| \(| ?[|/]| of | for | at )[^\"“”:]{{2,110}})?")
CITED = re.compile(rf"(?P<name>{NAME})(?P<role>, [^\"“”:]{{2,110}})")
TOWNSMAN = re.compile(rf"(?P<name>{NAME})(?P<role>, {NAME})")
NAMED = re.compile(rf"(?P<name>{NAME}),?")
PLACE = 3  # words of the place below the name of whoever wrote a letter
INSIDE = re.compile(rf"[\"”.!?] ?(?={DASH}{NAME}(?: \(@|, |$))")
QUOTE = re.compile(r"[\"“].*[\"”][.,]?", re.DOTALL)
OPENS = re.compile(r"[\"“„«‘]|'(?=[A-Z])")
IN_MARKS = re.compile(r"[\"“][^\"”]*[\"”]")
FIRST = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|[Uu]s)\b")
ALONE = re.compile(r"\b(?:I|[Mm]e|[Mm]y)\b")
INITIALS = re.compile(r"[A-Z]{2,3}")
SAID = frozenset(("paragraph", "subheading", "dateline"))
TEXT = frozenset(("paragraph", "subheading"))
QUESTIONS = 3  # lines that ask from which on an article is an interview
TRANSCRIPT = 3  # labels from which on a text is one
LONGEST = 160  # characters of a label or a signature
NEAR = 60  # characters behind the verb of a line that leads up to words
