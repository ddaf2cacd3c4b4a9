-- Queues, their channels and their agents.

alter table queue add constraint queue_name_check check (name <> '');
alter table agents_channel add constraint agents_channel_platform_check check (platform in ('slack', 'teams'));
alter table queue_member add constraint queue_member_platform_check check (platform in ('slack', 'teams'));
alter table queue_policy add constraint queue_policy_part_check check (part in ('hours', 'targets'));
