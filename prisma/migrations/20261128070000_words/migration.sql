-- People's words apart from what happened: an event holds ids of words, and the words can be corrected and erased.

create table words (
  id uuid not null,
  ticket text not null,
  by uuid,
  text text not null,
  locale text,
  at timestamptz(3) not null,
  corrected_at timestamptz(3),
  erased_at timestamptz(3),
  constraint words_pkey primary key (id)
);

-- Every field of an event of 0.1 that holds words. Its `changed` repeats in `from` what was typed before.
create temporary table words_path on commit drop as
  select type, string_to_array(path, '.') as path, nth, repeated
    from (values
      ('opened', 'title', 0, false), ('opened', 'description', 1, false), ('opened', 'service', 2, false),
      ('opened', 'device', 3, false), ('opened', 'phone', 4, false), ('opened', 'stepsToReproduce', 5, false),
      ('asked', 'text', 0, false), ('replied', 'text', 0, false), ('answered', 'text', 0, false),
      ('noted', 'text', 0, false), ('worked', 'text', 0, false), ('resolved', 'text', 0, false),
      ('held', 'reason', 0, false), ('refused', 'reason', 0, false), ('reopened', 'reason', 0, false),
      ('rejected', 'reason', 0, false), ('moved', 'reason', 0, false), ('escalated', 'reason', 0, false),
      ('rated', 'comment', 0, false),
      ('changed', 'from.title', 0, true), ('changed', 'from.service', 1, true),
      ('changed', 'to.title', 2, false), ('changed', 'to.service', 3, false)
    ) as paths (type, path, nth, repeated);

-- Ids are UUIDv7 of the event's instant and the field's place in it, so that an upgrade run again gives the same.
create temporary table said on commit drop as
  select ticket, number, path, by, at, repeated, event #>> path as text,
         (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(nth), 3, '0') || '8'
           || left(encode(sha256(convert_to(concat_ws(' ', ticket, number, nth), 'UTF8')), 'hex'), 15))::uuid as id
    from ticket_event join words_path using (type)
   where event #>> path <> '' and jsonb_typeof(event #> path) = 'string';

analyze said;

-- What is repeated is the same words, so that it is corrected and erased with them.
update said
   set id = typed.id
  from (select distinct on (later.id) later.id as repeated, earlier.id
          from said as later
          join said as earlier using (ticket, text)
         where later.repeated and not earlier.repeated and earlier.number < later.number
         order by later.id, earlier.number, earlier.id) as typed
 where said.id = typed.repeated;

insert into words (id, ticket, by, text, locale, at)
select distinct on (said.id) said.id, ticket, by, text, locale, at
  from said left join person on person.id = by
 order by said.id, number;

update ticket_event
   set event = event || held.ids
  from (select ticket, number, jsonb_object_agg(path[1], id) as ids
          from said where cardinality(path) = 1 group by ticket, number) as held
 where held.ticket = ticket_event.ticket and held.number = ticket_event.number;

update ticket_event
   set event = event || jsonb_build_object('from', event -> 'from' || coalesce(held.before, '{}'),
                                           'to', event -> 'to' || coalesce(held.after, '{}'))
  from (select ticket, number, jsonb_object_agg(path[2], id) filter (where path[1] = 'from') as before,
               jsonb_object_agg(path[2], id) filter (where path[1] = 'to') as after
          from said where cardinality(path) = 2 group by ticket, number) as held
 where held.ticket = ticket_event.ticket and held.number = ticket_event.number;

create index words_ticket_idx on words (ticket);
alter table words
  add constraint words_ticket_fkey foreign key (ticket) references ticket (reference) on update cascade on delete restrict,
  add constraint words_by_fkey foreign key (by) references person (id) on update cascade on delete restrict;

-- What was never said has no row.
alter table words add constraint words_erased_check check ((text = '') = (erased_at is not null));
