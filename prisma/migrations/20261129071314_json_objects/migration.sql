-- What is stored as JSON is an object; an address that the policy names is folded; no title is empty.
-- Null: not answered yet.
alter table inbound add constraint inbound_answer_check check (jsonb_typeof(answer) in ('object', 'null'));
alter table setting add constraint setting_value_check check (jsonb_typeof(value) = 'object');
alter table queue add constraint queue_title_check check (title <> '');
alter table named_lead add constraint named_lead_email_check check (email <> '' and email = lower(email collate "C"));
alter table queue_policy
  add constraint queue_policy_hours_check check (jsonb_typeof(hours) = 'object'),
  add constraint queue_policy_targets_check check (jsonb_typeof(targets) = 'object');
