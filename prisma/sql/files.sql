-- Files and their bytes.

alter table file
  add constraint file_at_check check (is_instant(at)),
  add constraint file_platform_check check (platform in ('slack', 'teams')),
  add constraint file_key_check check (key <> ''),
  add constraint file_name_check check (name <> '' and name !~ '[/\\]'),
  add constraint file_bytes_check check (bytes >= 0),
  add constraint file_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  add constraint file_refusals_check check (refusals >= 0),
  add constraint file_state_check check (state in ('coming', 'kept', 'refused', 'gone', 'unreadable')),
  -- What is kept is known; what is not has a reason, and what is on its way a source.
  add constraint file_kept_check
    check (case state when 'kept' then type is not null and bytes is not null and sha256 is not null else sha256 is null end),
  add constraint file_reason_check check ((reason is not null) = (state in ('refused', 'unreadable'))),
  add constraint file_allowed_check check (allowed is null or state = 'refused'),
  add constraint file_fetched_check check (fetched is null or state = 'coming'),
  add constraint file_source_check check ((source is not null) = (state = 'coming'));

-- As they are: what people send is packed already.
alter table file_chunk
  alter column bytes set storage external,
  add constraint file_chunk_number_check check (number >= 0),
  add constraint file_chunk_bytes_check check (octet_length(bytes) between 1 and 262144);

alter table ticket_file
  add constraint ticket_file_event_fkey foreign key (ticket, number) references ticket_event (ticket, number);

alter table file_pass
  add constraint file_pass_until_check check (is_instant(until)),
  add constraint file_pass_hash_check check (hash ~ '^[0-9a-f]{64}$');
