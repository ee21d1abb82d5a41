"""The currencies there are and were, and the days between which each was one.

Sources: ISO 4217 by way of py-moneyed, its amendments of 2024 and 2025, and the days of use in
Unicode CLDR. Where a country took the euro, what was held in a bank was euros from that day on (for
the first ones, from 2002 on), though notes went on for some weeks: Council Regulations (EC) 974/98,
2866/98 and those that amended them.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import moneyed

CURRENCIES: Mapping[str, moneyed.Currency] = {
    **moneyed.CURRENCIES,
    "XCG": moneyed.Currency("XCG", "532", 100, "Caribbean guilder"),
    "ZWG": moneyed.Currency("ZWG", "924", 100, "Zimbabwe gold"),
}
"""By their codes."""

_DAYS = """
ADP /2001-12-31; AFA /2002-12-31; AFN 2002-10-07/; ALK /1965-08-16; AMD 1993-11-22/;
ANG /2025-06-30; AOA 1999-12-13/; AOK /1991-03-01; AON 1990-09-25/2000-02-01;
AOR 1995-07-01/2000-02-01; ARA /1992-01-01; ARL /1983-06-01; ARM /1970-01-01; ARP /1985-06-14;
ARS 1992-01-01/; ATS /2001-12-31; AZM 1993-11-22/2006-12-31; AZN 2006-01-01/;
BAD 1992-07-01/1994-08-15; BAM 1995-01-01/; BAN 1994-08-15/1997-07-01; BEC /1990-03-05;
BEF /2001-12-31; BEL /1990-03-05; BGL /1999-07-05; BGM /1962-01-01; BGN 1999-07-05/2025-12-31;
BGO /1952-05-12; BOL /1963-01-01; BOP /1986-12-31; BRB /1986-02-28; BRC /1989-01-15;
BRE 1990-03-16/1993-08-01; BRL 1994-07-01/; BRN /1990-03-16; BRR 1993-08-01/1994-07-01;
BRZ /1967-02-13; BUK /1989-06-18; BYB 1994-08-01/2000-12-31; BYN 2016-07-01/;
BYR 2000-01-01/2017-01-01; CDF 1998-07-01/; CLE /1975-09-29; CNH 2010-07-19/; CNX /1998-12-31;
CSD 2002-05-15/2006-10-25; CSK /1993-03-01; CUC 1994-01-01/2021-01-01; CYP /2007-12-31;
CZK 1993-01-01/; DDM /1990-10-02; DEM /2001-12-31; ECS /2000-10-02; ECV 1993-05-23/2000-01-09;
EEK 1992-06-21/2010-12-31; ERN 1997-11-08/; ESA /1981-12-31; ESB /1994-12-31; ESP /2001-12-31;
EUR 1999-01-01/; FIM /2001-12-31; FRF /2001-12-31; GEK 1993-04-05/1995-09-25; GEL 1995-09-23/;
GHC /2007-12-31; GHS 2007-07-03/; GNS /1986-01-06; GQE /1986-06-01; GRD /2001-12-31;
GWE /1976-02-28; GWP /1997-03-31; HRD 1991-12-23/1995-01-01; HRK 1994-05-30/2022-12-31;
IEP /2001-12-31; ILP /1980-02-22; ILR /1985-09-04; ISJ /1981-01-01; ITL /2001-12-31;
KGS 1993-05-10/; KRH /1962-06-10; KRO /1953-02-15; KZT 1993-11-05/; LTL 1993-06-25/2014-12-31;
LTT 1992-10-01/1993-06-25; LUC /1990-03-05; LUF /2001-12-31; LUL /1990-03-05;
LVL 1993-06-28/2013-12-31; LVR 1992-05-07/1993-10-17; MAF /1959-10-17; MCF /2001-12-31;
MDC 1992-06-01/1993-11-29; MDL 1993-11-29/; MGF /2004-12-31; MKD 1993-05-20/;
MKN 1992-04-26/1993-05-20; MLF /1984-08-31; MRO /2018-06-30; MRU 2018-01-01/; MTL /2007-12-31;
MTP /1968-06-07; MVP /1981-07-01; MXN 1993-01-01/; MXP /1992-12-31; MZE /1980-06-16;
MZM /2006-12-31; MZN 2006-07-01/; NAD 1993-01-01/; NIC /1991-04-30; NIO 1991-04-30/;
NLG /2001-12-31; PEI /1991-07-01; PEN 1991-07-01/; PES /1985-02-01; PLN 1995-01-01/;
PLZ /1994-12-31; PTE /2001-12-31; RHD /1980-04-18; ROL /2006-12-31; RON 2005-07-01/;
RSD 2006-10-25/; RUB 1998-01-01/; RUR 1991-12-25/1998-12-31; SDD 1992-06-08/2007-06-30;
SDG 2007-01-10/; SDP /1998-06-01; SIT 1992-10-07/2006-12-31; SKK 1992-12-31/2008-12-31;
SLE 2022-07-01/; SLL /2023-12-31; SRD 2004-01-01/; SRG /2003-12-31; SSP 2011-07-18/;
STD /2017-12-31; STN 2018-01-01/; SUR /1992-10-01; TJR 1995-05-10/2000-10-25; TJS 2000-10-26/;
TMM 1993-11-01/2009-01-01; TMT 2009-01-01/; TPE /2002-05-20; TRL /2005-12-31; TRY 2005-01-01/;
UAH 1996-09-02/; UAK 1992-11-13/1993-10-17; UGS /1987-05-15; USS /2014-03-01; UYP /1993-03-01;
UYU 1993-03-01/; UZS 1994-07-01/; VEB /2008-06-30; VED 2021-10-01/; VEF 2008-01-01/2018-08-20;
VES 2018-08-20/; VNN /1985-09-14; XCG 2025-03-31/; XEU /1998-12-31; XFO /2003-04-01;
XFU /2013-11-30; XRE /1999-11-30; YDD /1996-01-01; YER 1990-05-22/; YUD /1990-01-01;
YUM 1994-01-24/2002-05-15; YUN 1990-01-01/1992-07-24; YUR 1992-07-01/1993-10-01;
ZAL /1995-03-13; ZMK /2013-01-01; ZMW 2013-01-01/; ZRN 1993-11-01/1998-07-31; ZRZ /1993-11-01;
ZWD /2008-08-01; ZWG 2024-04-08/; ZWL 2009-02-02/2024-08-31; ZWN 2006-08-01/2008-08-01;
ZWR 2008-08-01/2009-02-02
"""
"""Of those that ended, or began since 1990, the first and the last day."""

_SUCCESSORS = """
ATS EUR 13.7603; BEF EUR 40.3399; CYP EUR 0.585274; DEM EUR 1.95583; EEK EUR 15.6466;
ESP EUR 166.386; FIM EUR 5.94573; FRF EUR 6.55957; GRD EUR 340.750; HRK EUR 7.53450;
IEP EUR 0.787564; ITL EUR 1936.27; LTL EUR 3.45280; LUF EUR 40.3399; LVL EUR 0.702804;
MTL EUR 0.429300; NLG EUR 2.20371; PTE EUR 200.482; SIT EUR 239.640; SKK EUR 30.1260;
BGN EUR 1.95583;
AFA AFN 1000; ANG XCG 1; AZM AZN 5000; BGL BGN 1000; BYB BYR 1000; BYR BYN 10000;
GHC GHS 10000; HRD HRK 1000; MGF MGA 5; MRO MRU 10; MXP MXN 1000; MZM MZN 1000; PLZ PLN 10000;
ROL RON 10000; RUR RUB 1000; SDD SDG 100; SLL SLE 1000; SRG SRD 1000; STD STN 1000;
TMM TMT 5000; TRL TRY 1000000; VEB VEF 1000; VEF VES 100000; ZMK ZMW 1000; ZWL ZWG 2498.7242
"""
"""Of those that ended, what took their place, and how much of them was one of it by law."""


class Successor(NamedTuple):
    """What took a currency's place. rate: units of the old one for one of it."""

    code: str
    rate: Fraction


def successor_of(code: str) -> Successor | None:
    """What took the place of a currency that ended, where that is known.

    >>> successor_of("HRK")
    Successor(code='EUR', rate=Fraction(15069, 2000))
    """
    return _successors().get(code)


@cache
def _successors() -> Mapping[str, Successor]:
    each = (written.split() for written in _SUCCESSORS.split(";"))
    return {old: Successor(new, Fraction(rate)) for old, new, rate in each}


class Days(NamedTuple):
    """The first and the last day of a currency; the ends of time where they are not known."""

    first: date = date.min
    last: date = date.max


def days_of(code: str) -> Days:
    """The days between which a currency is one.

    >>> days_of("HRK").last, days_of("XCG").first, days_of("USD") == Days()
    (datetime.date(2022, 12, 31), datetime.date(2025, 3, 31), True)
    """
    return _days().get(code, _ALWAYS)


_ALWAYS = Days()


@cache
def _days() -> Mapping[str, Days]:
    found = {}
    for each in _DAYS.replace("\n", " ").split(";"):
        code, days = each.split()
        first, last = (date.fromisoformat(day) if day else None for day in days.split("/"))
        found[code] = Days(first or date.min, last or date.max)
    return found
