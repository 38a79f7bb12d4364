-- What a row of a file is (law, entry) and, of an entry, of which kind.
alter table knowledge_import_row add column holds text, add column kind text;
