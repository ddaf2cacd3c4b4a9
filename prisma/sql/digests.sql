-- Digests of what is late.

alter table digest
  add constraint digest_instants_check check (is_instant(called_at) and is_instant(told_until) and is_instant(lease_until)),
  add constraint digest_platform_check check (platform in ('slack', 'teams')),
  add constraint digest_message_check check (message <> ''),
  add constraint digest_settled_check check (0 <= settled and settled <= calls),
  add constraint digest_total_check check (total >= 0);

-- One for each reader of a queue.
create unique index digest_reader_key on digest (queue_name, platform, person_id) nulls not distinct;
