-- A stream and where it ends.
create table journal_stream (
    id integer primary key,
    stream text not null unique,
    version integer not null,
    hash text not null,
    header text not null
);

-- One accepted command; the line is the one of docs/journal-format.md, the other columns are taken from it. New rows lie
-- behind the others and the only index is narrow, so that an append writes few pages. That a stream holds each command
-- once is checked by the only writer. A row that was deleted is blank and belongs to no stream: a row that left its
-- place would have the database move others, and leave copies of them in unused parts of its pages.
create table journal_record (
    stream_id integer,
    version integer not null,
    last integer not null,
    command_id text not null,
    line text not null
);

-- Holds numbers alone: pages of an index are rearranged, and keep unused copies.
create unique index journal_record_version on journal_record (stream_id, version) where stream_id is not null;

create view journal_line as
select stream.stream, record.version, record.last, record.command_id, record.line
from journal_record record join journal_stream stream on stream.id = record.stream_id;
