-- A stream and where it ends. Whoever appends holds its row; that is the fence between hosts.
create table journal_stream (
    stream text collate "C" primary key,
    version bigint not null,
    hash text not null,
    header text not null
);

-- One accepted command. The line is the one of docs/journal-format.md; the other columns are taken from it.
create table journal_line (
    stream text collate "C" not null references journal_stream on delete cascade,
    version bigint not null,
    last bigint not null,
    command_id text collate "C" not null,
    line text not null,
    primary key (stream, version),
    unique (stream, command_id)
);
