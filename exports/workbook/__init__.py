"""Writes workbooks that everybody can read: contents in, a finished file out.

    book = Book("Juryns arbetsbok", "Sveriges KvalitetsKommun 2026")
    sheet = book.add("Svar", "Kommunernas svar", ["Frågor utan text står inte här."])
    tables.table(sheet, "Svar", 4, columns, rows)
    sheets.set_pages(sheet, 4)
    endings.end(book)
    content = file.as_bytes(book)

Sheets stand in the order they are added, and may be filled in any order.
Rows and columns are counted from one.
"""
