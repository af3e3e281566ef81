"""Writes ../country-pages.odt: a one-page form with a heading, a table and a list, in plain OpenDocument 1.3."""
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

FIELDS = [
    ("Votre collectivité", "Nom, département, numéro SIREN"),
    ("Collectivité partenaire", "Nom dans sa langue, pays"),
    ("Nature du lien", "Jumelage, convention de coopération, projet"),
    ("Depuis", "Année de la première signature"),
    ("Thèmes", "Deux ou trois mots"),
    ("Service à contacter", "Nom du service, adresse électronique"),
]
NOTES = [
    "Une fiche par partenariat.",
    "Pas de nom de personne : indiquez le service.",
    "Renvoyez la fiche à secretariat@villes-en-lien.example.",
]
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("meta", "meta")]
) + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'


rows = "".join(f"<table:table-row>{cell(a)}{cell(b)}{cell('')}</table:table-row>" for a, b in FIELDS)
head = f"<table:table-header-rows><table:table-row>{cell('Rubrique')}{cell('Ce que nous attendons')}{cell('Votre réponse')}</table:table-row></table:table-header-rows>"
notes = "".join(f"<text:list-item><text:p>{escape(note)}</text:p></text:list-item>" for note in NOTES)
HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
content = (
    f'{HEADER}<office:document-content {NAMESPACES} office:version="1.3"><office:body><office:text>'
    '<text:h text:outline-level="1" text:style-name="Heading_20_1">Signaler un partenariat</text:h>'
    f'<text:p>Cette fiche sert à compléter les pages par pays de Villes en lien.</text:p>'
    f'<table:table table:name="Fiche"><table:table-column table:number-columns-repeated="3"/>{head}{rows}</table:table>'
    f'<text:h text:outline-level="2" text:style-name="Heading_20_2">Pour remplir la fiche</text:h><text:list>{notes}</text:list>'
    "</office:text></office:body></office:document-content>\n"
)
styles = (
    f'{HEADER}<office:document-styles {NAMESPACES} office:version="1.3"><office:styles>'
    '<style:default-style style:family="paragraph"><style:text-properties fo:language="fr" fo:country="FR" fo:font-size="11pt"/></style:default-style>'
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"><style:paragraph-properties fo:margin-bottom="0.3cm"/><style:text-properties fo:font-size="20pt" fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.5cm" fo:margin-bottom="0.2cm"/><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>'
    "</office:styles></office:document-styles>\n"
)
meta = f'{HEADER}<office:document-meta {NAMESPACES} office:version="1.3"><office:meta><dc:title>Signaler un partenariat</dc:title><dc:language>fr-FR</dc:language></office:meta></office:document-meta>\n'
KIND = "application/vnd.oasis.opendocument.text"
parts = {"content.xml": content, "styles.xml": styles, "meta.xml": meta}
entries = "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in parts)
manifest = f'{HEADER}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{KIND}"/>{entries}</manifest:manifest>\n'

# A fixed date keeps the file the same from one run to the next; the type comes first and uncompressed (OpenDocument part 2, 3.3).
with zipfile.ZipFile(Path(__file__).parent.parent / "country-pages.odt", "w") as archive:
    for name, text in {"mimetype": KIND, **parts, "META-INF/manifest.xml": manifest}.items():
        entry = zipfile.ZipInfo(name, (2026, 9, 14, 9, 0, 0))
        entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
        archive.writestr(entry, text)
