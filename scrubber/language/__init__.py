"""What characters tell about language, and how code pages misread them: shared by decoding and mojibake."""
