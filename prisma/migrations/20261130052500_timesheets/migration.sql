-- A timesheet is a file too.
alter table export
  drop constraint export_asked_check,
  add constraint export_asked_check check (asked ->> 'of' in ('opened', 'found', 'timesheet'));
