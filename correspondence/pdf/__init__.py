"""The letter on paper; the only place that knows WeasyPrint, pikepdf and pdfium."""
