-- For analysts: what the lines say, by name. Only the tables are written to.
create view journal_entry as
select
    stream,
    version as first,
    last,
    line ->> '$.at' as at,
    command_id,
    line ->> '$.by' as author,
    line ->> '$.input.name' as command,
    line -> '$.input.data' as command_data,
    line -> '$.events' as events
from journal_line;

create view journal_event as
select
    journal_line.stream,
    journal_line.version + event.key as version,
    journal_line.line ->> '$.at' as at,
    journal_line.command_id,
    journal_line.line ->> '$.by' as author,
    event.value ->> '$.name' as name,
    event.value -> '$.data' as data
from journal_line, json_each(journal_line.line, '$.events') as event;
