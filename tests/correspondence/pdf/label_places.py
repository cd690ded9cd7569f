"""Where the labels of a sheet are, by its maker's measures, and what stands on one."""

from tests.correspondence.pdf.reading import pieces

#: Label width, height; columns, rows; left, top; pitch across, down (LibreOffice, labels.xml).
SHEETS = {
    "L7159": (64.0, 33.86, 3, 8, 6.46, 13.06, 66.54, 33.86),
    "L7160": (63.5, 38.1, 3, 7, 7.2, 15.15, 66.04, 38.1),
    "L7161": (63.5, 46.56, 3, 6, 7.21, 8.82, 66.04, 46.56),
    "L7162": (99.06, 33.87, 2, 8, 4.67, 13.02, 101.6, 33.87),
    "L7163": (99.06, 38.1, 2, 7, 4.67, 15.15, 101.6, 38.1),
    "L7164": (63.5, 71.97, 3, 4, 7.21, 4.57, 66.04, 71.97),
    "L7165": (99.06, 67.73, 2, 4, 4.67, 13.04, 101.6, 67.73),
    "L7166": (99.06, 93.13, 2, 3, 4.67, 8.81, 101.6, 93.13),
    "L7168": (199.6, 143.53, 1, 2, 5.2, 4.97, 0, 143.53),
    "L7173": (99.06, 57.0, 2, 5, 4.67, 6.0, 101.6, 57.0),
    "L7651": (38.1, 21.17, 5, 13, 4.67, 10.9, 40.64, 21.17),
}


def places(sheet, *, first=1):
    """(left, top, right, bottom) of each label from the first free one on."""
    width, height, columns, rows, left, top, pitch_x, pitch_y = SHEETS[sheet]
    corners = [
        (left + column * pitch_x, top + row * pitch_y)
        for row in range(rows)
        for column in range(columns)
    ]
    return [(x, y, x + width, y + height) for x, y in corners[first - 1 :]]


def inside(pdf, place, page=1):
    """The pieces of text whose middle lies on a label."""
    left, top, right, bottom = place
    return [
        one
        for one in pieces(pdf, page)
        if left < (one.left + one.right) / 2 < right and top < (one.top + one.bottom) / 2 < bottom
    ]
