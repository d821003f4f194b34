-- A stream and where it ends.
create table journal_stream (
    stream text primary key,
    version integer not null,
    hash text not null,
    header text not null
);

-- One accepted command. The line is the one of docs/journal-format.md; the other columns are taken from it. Rows lie in
-- the order in which they were appended, so that an append writes few pages; the lines are not in the indexes.
create table journal_line (
    stream text not null,
    version integer not null,
    last integer not null,
    command_id text not null,
    line text not null
);

create unique index journal_line_version on journal_line (stream, version);
create unique index journal_line_command on journal_line (stream, command_id);
