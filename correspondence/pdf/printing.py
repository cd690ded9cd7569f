"""What a PDF asks of the printer: paper that was measured is printed as it is."""

import io

import pikepdf


def at_full_size(pdf: bytes, *, on_envelopes: bool = False) -> bytes:
    """The PDF, asking viewers not to scale it (ISO 32000-1, table 150) and to print one side.

    On envelopes also to choose the tray by the size of the page.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        wishes = document.Root.ViewerPreferences
        wishes.PrintScaling = pikepdf.Name("/None")
        wishes.Duplex = pikepdf.Name.Simplex
        if on_envelopes:
            wishes.PickTrayByPDFSize = True
        document.save(
            out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return out.getvalue()
