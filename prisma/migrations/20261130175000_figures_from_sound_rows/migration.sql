-- Whether a list has nothing but instants, and nulls.
create function holds_instants(list jsonb) returns boolean language plpgsql immutable parallel safe as $$
begin
  return (select coalesce(bool_and(case jsonb_typeof(each)
                                     when 'null' then true
                                     when 'string' then each #>> '{}' ~ '^[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9]'
                                       and (each #>> '{}')::timestamptz >= timestamptz '0001-01-01 00:00:00+00'
                                       and (each #>> '{}')::timestamptz < timestamptz '10000-01-01 00:00:00+00'
                                     else false end), true)
            from jsonb_array_elements(list) as each);
exception when data_exception then
  return false;
end $$;

-- What a clock says that nobody can read is as it was at the opening, until the doctor sums its ticket up anew.
update ticket
   set clock = clock - (
         case when coalesce(jsonb_typeof(clock -> 'turns'), 'array') = 'array'
               and holds_instants(jsonb_path_query_array(clock, '$.turns[*].since')) then '{}'::text[] else '{turns}' end
         || case when holds_instants(jsonb_build_array(clock -> 'respondedAt')) then '{}'::text[] else '{respondedAt}' end
         || case when coalesce(jsonb_typeof(clock #> '{chain,people}'), 'array') = 'array'
                  and holds_instants(jsonb_build_array(clock #> '{chain,at}')) then '{}'::text[] else '{chain}' end
         || case when holds_instants(jsonb_build_array(clock #> '{due,first-response}', clock #> '{due,resolution}'))
                 then '{}'::text[] else '{due}' end
         || case when holds_instants(jsonb_build_array(clock #> '{levels,first-response,since}',
                                                       clock #> '{levels,resolution,since}'))
                 then '{}'::text[] else '{levels}' end)
 where not (coalesce(jsonb_typeof(clock -> 'turns'), 'array') = 'array'
            and coalesce(jsonb_typeof(clock #> '{chain,people}'), 'array') = 'array'
            and holds_instants(jsonb_path_query_array(clock, '$.turns[*].since')
                               || jsonb_build_array(clock -> 'respondedAt', clock #> '{chain,at}',
                                                    clock #> '{due,first-response}', clock #> '{due,resolution}',
                                                    clock #> '{levels,first-response,since}',
                                                    clock #> '{levels,resolution,since}')));
alter table ticket
  drop constraint ticket_clock_check,
  -- What queries read of it.
  add constraint ticket_clock_check
    check (jsonb_typeof(clock) = 'object'
           and coalesce(jsonb_typeof(clock -> 'turns'), 'array') = 'array'
           and coalesce(jsonb_typeof(clock #> '{chain,people}'), 'array') = 'array'
           and holds_instants(jsonb_path_query_array(clock, '$.turns[*].since')
                              || jsonb_build_array(clock -> 'respondedAt', clock #> '{chain,at}',
                                                   clock #> '{due,first-response}', clock #> '{due,resolution}',
                                                   clock #> '{levels,first-response,since}',
                                                   clock #> '{levels,resolution,since}')));

-- Minutes are whole: a part of one is one, and a word is none.
update ticket_event
   set event = jsonb_set(event, '{minutes}',
                         case when jsonb_typeof(event -> 'minutes') = 'number'
                              then to_jsonb(least(999999, greatest(0, ceil((event ->> 'minutes')::numeric)))::int)
                              else '0' end)
 where type = 'worked' and not coalesce(event ->> 'minutes' ~ '^\d{1,6}$', true);
-- Nobody's stars are made up: the doctor names the ticket.
update ticket_event set event = event - 'stars'
 where type = 'rated' and not coalesce(event ->> 'stars' ~ '^[1-5]$', true);
update ticket_event set event = event - 'attempt'
 where type = 'rated' and not coalesce(event ->> 'attempt' ~ '^\d{1,6}$', true);
-- What was said of no instant was not said.
update ticket_event set event = event - 'forecast'
 where type = 'opened' and event ? 'forecast' and not holds_instants(jsonb_build_array(event #> '{forecast,by}'));
alter table ticket_event
  -- What queries read of it, if it is there.
  add constraint ticket_event_event_check
    check (case event ->> 'type'
             when 'worked' then coalesce(event ->> 'minutes' ~ '^\d{1,6}$', true)
             when 'rated' then coalesce(event ->> 'stars' ~ '^[1-5]$', true) and coalesce(event ->> 'attempt' ~ '^\d{1,6}$', true)
             when 'judged' then coalesce(jsonb_typeof(event -> 'isGood') = 'boolean', true)
             when 'opened' then not event ? 'forecast' or holds_instants(jsonb_build_array(event #> '{forecast,by}'))
             else true end);

-- A timer of no surface has nothing to do.
delete from timer where not coalesce(job ->> 'surface' ~ '^\d{1,18}$', true);
alter table timer
  drop constraint timer_job_check,
  add constraint timer_job_check
    check (jsonb_typeof(job) = 'object'
           and (jsonb_typeof(job -> 'kind') is not distinct from 'string' or key = 'policy')
           and coalesce(job ->> 'surface' ~ '^\d{1,18}$', true));

-- Every night it is written anew.
delete from answer_time where within > 366 * 86400000::bigint;
alter table answer_time
  drop constraint answer_time_within_check,
  add constraint answer_time_within_check check (within between 1 and 366 * 86400000::bigint);

-- Tickets opened in a period, for the report: by what their first events name, PostgreSQL reads all tickets instead.
create index ticket_opened_at_idx on ticket (opened_at);
