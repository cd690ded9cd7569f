"""Tables in files, CSV and XLSX, read and written safely; knows nothing of recipients."""
