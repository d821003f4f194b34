-- For analysts: what the lines say, by name. Only the tables are written to.
create view journal_entry as
select
    stream,
    version as first,
    last,
    (line::json ->> 'at')::timestamptz as at,
    command_id,
    line::json ->> 'by' as author,
    line::json -> 'input' ->> 'name' as command,
    line::json -> 'input' -> 'data' as command_data,
    line::json -> 'events' as events
from journal_line;

create view journal_event as
select
    stream,
    version + event.number - 1 as version,
    (line::json ->> 'at')::timestamptz as at,
    command_id,
    line::json ->> 'by' as author,
    event.value ->> 'name' as name,
    event.value -> 'data' as data
from journal_line,
    json_array_elements(line::json -> 'events') with ordinality as event (value, number);
