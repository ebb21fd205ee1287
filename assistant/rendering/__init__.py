"""A letter as a structure in, files out: PDF, DOCX, e-mail, text, JSON, pieces for web forms, and a preview.

Everything is reached through one object that is made once and kept: `Renderer` in `assistant.rendering.renderer`. It
holds what is costly (fonts, parsed styles, templates) and may be used by several threads.

How a letter becomes a PDF: `tidy` takes out what no paper can carry; `glyphs` makes sure that every character can be
printed; `address` chooses type for the window; `html` fills the one page template; `pdf` sets it; `readback` reads
the finished pages as a stranger would, and refuses what would not arrive.
"""
