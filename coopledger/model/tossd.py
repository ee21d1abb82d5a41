"""The codes under which TOSSD, the standard for South-South cooperation, counts what is given.

Source: the code lists of the International Forum on TOSSD (tossd.online), *Modality* and *Framework
of collaboration*, as of its data on 2024. What each is called stands in the catalogue.
"""

MODALITIES = (
    "A00", "B01", "B02", "B02a", "B02b", "B03", "C01", "D01", "D011", "D012", "D013", "D02", "D021",
    "E01", "E02", "F01", "F02", "F03", "G01", "H00", "I01", "I02", "I03", "I04", "I05", "J01",
    "K01", "K011", "K012", "K02", "L01",
)  # fmt: skip

FRAMEWORKS = ("FC01", "FC02", "FC03")
