"""The pages, as a browser and as a person meets them.

A page has three kinds of tests here. `test_routes.py` walks `ADDRESSES`: a new line there is asked
without a session, for another site, under a foreign name and without the token by itself.
`test_figures.py` reads figures back from the HTML of drawn ledgers and compares them with
`Ledger`. `test_browser.py` and its like drive a real Chromium by role and label (`chromium` in
`conftest.py`, one a worker; where there is none they are skipped, and one line says so).

`test_story.py` does in a browser what `docs/guia.md` says to do: words that stand in bold there
have to stand on the pages, its files are written as it says, and its pictures are made anew with
`WRITE_CASES=1`.

How another page is added: docs/architecture.md, *A page*. Here it gets a line in `PAGES` of
`pages.py`, which says how it is asked of the example: by it axe looks at it, scripts off and on, in
both languages, and every page is reached by keyboard.
"""
