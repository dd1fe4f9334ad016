-- An archive is compressed already, and read in parts of a piece.
alter table app.dataset_import_piece alter column bytes set storage external;
