"""An action plan as files: tables, and a document."""
