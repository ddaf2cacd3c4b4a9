-- How soon most tickets had an answer.

alter table answer_time
  add constraint answer_time_priority_check check (priority in ('P1', 'P2', 'P3', 'P4')),
  add constraint answer_time_opened_in_check check (opened_in ~ '^(any|closed|[01]\d|2[0-3])$'),
  add constraint answer_time_tickets_check check (tickets >= 1),
  add constraint answer_time_within_check check (within between 1 and 366 * 86400000::bigint);
