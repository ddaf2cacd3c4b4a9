-- Tickets as files.

alter table export
  add constraint export_at_check check (is_instant(at)),
  add constraint export_asked_check check ((asked ->> 'of' in ('opened', 'found', 'timesheet')) is true),
  add constraint export_format_check check (format in ('xlsx', 'csv')),
  add constraint export_state_check
    check (state in ('asked', 'ready', 'sent', 'declined', 'empty', 'not-allowed', 'not-sent')),
  add constraint export_rows_check check (rows >= 0),
  -- What was brought was made.
  add constraint export_made_check check (state not in ('ready', 'sent', 'declined') or rows is not null),
  add constraint export_posted_check check (jsonb_typeof(posted) = 'object');
