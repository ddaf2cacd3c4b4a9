-- Queues, their channels and their agents.

alter table queue
  add constraint queue_name_check check (name <> ''),
  add constraint queue_title_check check (title <> '');
alter table named_lead add constraint named_lead_email_check check (email <> '' and email = lower(email collate "C"));
alter table agents_channel
  add constraint agents_channel_unread_since_check check (is_instant(unread_since)),
  add constraint agents_channel_platform_check check (platform in ('slack', 'teams'));
alter table queue_member add constraint queue_member_platform_check check (platform in ('slack', 'teams'));
alter table queue_policy
  add constraint queue_policy_at_check check (is_instant(at)),
  add constraint queue_policy_part_check check (part in ('hours', 'targets')),
  -- Null: as configured.
  add constraint queue_policy_hours_check check (jsonb_typeof(hours) = 'object'),
  add constraint queue_policy_targets_check check (jsonb_typeof(targets) = 'object');
