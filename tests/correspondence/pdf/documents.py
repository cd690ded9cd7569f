"""Small PDFs that say on each page which it is, and PDFs that may not be taken apart."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from correspondence.models import Enclosure
from correspondence.pdf.apart import why_apart
from tests.correspondence.factories import make_file_copy, make_letter, make_office, make_user


def text_pdf(*pages: str, size: tuple[int, int] = (595, 842), change=lambda pdf: None, **saved):
    """A PDF with a page for each text, after `change`."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        )
        for words in pages:
            pdf.add_blank_page(page_size=size)
            page = pdf.pages[-1]
            page.Resources = Dictionary(Font=Dictionary(F=font))
            page.Contents = pdf.make_stream(f"BT /F 12 Tf 72 700 Td ({words}) Tj ET".encode())
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, static_id=True, **saved)
        return out.getvalue()


def numbered(words: str, pages: int) -> bytes:
    """ "Brochure 1", "Brochure 2" …"""
    return text_pdf(*(f"{words} {n + 1}" for n in range(pages)))


def protected(*pages: str) -> bytes:
    """One that everybody may read and only its owner may change."""
    return text_pdf(*pages, encryption=pikepdf.Encryption(owner="o", user=""))


def signed(*pages: str) -> bytes:
    """One with a signature in a field, as far as its structure goes."""

    def sign(pdf: pikepdf.Pdf) -> None:
        signature = pdf.make_indirect(
            Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), ByteRange=[0, 1, 2, 3])
        )
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T="Signature",
                V=signature,
                Rect=[0, 0, 0, 0],
                F=132,
            )
        )
        pdf.pages[0].Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=[field], SigFlags=3)

    return text_pdf(*pages, change=sign)


def filled_form(*, with_appearance: bool) -> bytes:
    """A form with the entry "Suva"; without an appearance, whoever shows it must draw it."""

    def fill_in(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        field = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T="place",
            V="Suva",
            Rect=[72, 500, 272, 520],
            F=4,
            DA="/F 12 Tf 0 g",
        )
        if with_appearance:
            field.AP = Dictionary(
                N=pdf.make_stream(
                    b"/Tx BMC BT /F 12 Tf 2 5 Td (Suva) Tj ET EMC",
                    Type=Name.XObject,
                    Subtype=Name.Form,
                    BBox=[0, 0, 200, 20],
                    Resources=page.Resources,
                )
            )
        made = pdf.make_indirect(field)
        page.Annots = Array([made])
        pdf.Root.AcroForm = Dictionary(Fields=[made])

    return text_pdf("Place:", change=fill_in)


def layered(*, hidden: bool) -> bytes:
    """One with a layer, shown or hidden."""

    def add_layer(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Remarks"))
        off = [layer] if hidden else []
        pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=off))

    return text_pdf("A plan", change=add_layer)


def enclosure_of(title: str, **editions: bytes) -> Enclosure:
    """An enclosure with an edition in each language, by its code."""
    enclosure = Enclosure.objects.create(title=title, kind=Enclosure.Kind.DECLARATION)
    for language, content in editions.items():
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pages, apart = len(pdf.pages), why_apart(pdf)
        enclosure.add_edition(
            content,
            language=language,
            title=f"{title} ({language})",
            pages=pages,
            apart=apart,
            file_name="enclosure.pdf",
            by=make_user(),
        )
    return enclosure


def sealed_letter(*organizations: str, french: tuple[str, ...] = (), pages: int = 1, **facts):
    """A registered letter to these, the file copy of each saying for whom it is on every page."""
    offices = [
        make_office(organization=name, preferred_language="fr" if name in french else "en")
        for name in organizations
    ]
    languages = ("en", "fr") if french else ("en",)
    letter = make_letter("registered", offices=offices, languages=languages, **facts)
    for addressee in letter.addressees.all():
        content = numbered(f"Letter for {addressee.organization_name}", pages)
        make_file_copy(addressee, content, pages=pages, apart="")
    return letter
