"""What stands beside a number: which form of it goes with that number in a language."""


class Number(str):
    """A whole number within a sentence.

    `{count}` says it, and `{count:one=record|other=records}` says what goes with it. The forms are
    called as CLDR calls them (`one`, `few`, `many`...); `other` is there in every language, and is
    said where there is none for the number.

    >>> "{n} {n:one=record|other=records}".format(n=Number(1, "en"))
    '1 record'
    """

    __slots__ = ("language", "number")

    def __new__(cls, number: int, language: str) -> "Number":
        said = super().__new__(cls, number)
        said.number = number
        said.language = language
        return said

    number: int
    language: str

    def __format__(self, forms: str) -> str:
        if not forms:
            return str(self)
        named = forms_in(forms)
        return named.get(plural_form(self.number, self.language), named["other"])


def forms_in(written: str) -> dict[str, str]:
    """The forms by their names. Raises ValueError where they are not written so.

    >>> forms_in("one=record|other=records")
    {'one': 'record', 'other': 'records'}
    """
    return dict(form.split("=", 1) for form in written.split("|"))


def plural_form(number: int, language: str) -> str:
    """What CLDR calls the form for a number.

    >>> plural_form(1, "es"), plural_form(0, "es"), plural_form(3, "cs")
    ('one', 'other', 'few')
    """
    # Neither has another that we write: Spanish's `many` is of whole millions.
    if language in ("es", "en"):
        return "one" if abs(number) == 1 else "other"
    # Heavy, and not for the languages that are spoken most.
    from babel import Locale

    return Locale(language).plural_form(number)
