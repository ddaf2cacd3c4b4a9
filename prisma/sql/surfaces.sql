-- Surfaces and the notes on them.

alter table surface
  add constraint surface_pushed_at_check check (is_instant(pushed_at)),
  -- What is shown: one of the columns that refer to it.
  add column subject_kind text not null generated always as (case when ticket is not null then 'ticket' end) stored,
  add column subject_id text not null generated always as (ticket) stored,
  add constraint surface_platform_check check (platform in ('slack', 'teams')),
  add constraint surface_message_check check (message <> ''),
  add constraint surface_shown_version_check check (shown_version >= 0),
  add constraint surface_spared_check check (spared >= 0),
  add constraint surface_unreachable_check check (
    unreachable in (
      'bot-not-in-channel', 'channel-archived', 'conversation-not-found', 'app-not-installed', 'blocked', 'not-allowed',
      'too-long', 'refused-by-platform', 'no-answer', 'desk-fault'
    )
  );

-- One card of a subject in each agents' channel, and one for each person; the latter also finds all that somebody is shown.
create unique index surface_agents_key on surface (subject_id, subject_kind, platform, tenant, address)
  where person_id is null;
create unique index surface_person_key on surface (person_id, subject_id, subject_kind) where person_id is not null;

-- What cannot be delivered somewhere, of all that was ever shown there.
create index surface_unreachable_idx on surface (platform, tenant, address) where unreachable is not null;

alter table note
  add constraint note_number_check check (number >= 1),
  -- Held back: an address alone; undeliverable: neither.
  add constraint note_message_check check (message is null or address is not null),
  add constraint note_joined_check check (not joined or message is not null);
