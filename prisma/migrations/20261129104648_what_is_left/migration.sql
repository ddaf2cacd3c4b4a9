-- When somebody is told once a day, in minutes after midnight. Null: as their quiet hours end.
alter table person add column daily_at smallint;
alter table person add constraint person_daily_at_check check (daily_at between 0 and 1439);
