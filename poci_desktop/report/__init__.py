"""What is handed over: an assessment becomes a document model; the results page and the PDF both read it."""
