"""What an answer says before it has a form: a report an answer, one a file.

Each file has `report(answer, language)`, and a line in the registry: what it says as a document for
people, as data for programs, as a table for a spreadsheet. What several answers say together, as
a command prints them, has a file too.
"""
