"""From agreed marks to a fixed result: texts, third reader, draft, replies and fixing."""
