"""Source texts as documents: pages, paragraphs, footnotes and tables, each with a map back to the raw file.

Pure: text in, values out; reading files is for who has them. Below recognition, above nothing but the letters.
"""

from gazetteer.documents.document import FootnoteCall, Kind, Paragraph
from gazetteer.documents.mapped import MappedText, MappedTextBuilder
from gazetteer.documents.reader import DocumentReader, read_document

__all__ = [
    "DocumentReader", "FootnoteCall", "Kind", "MappedText", "MappedTextBuilder", "Paragraph", "read_document",
]  # fmt: skip
