-- answer_import_pieces.sql
-- A file's piece is read three times and gone: to compress it would take longer than to write it.
alter table app.answer_import_piece alter column bytes set storage external;
