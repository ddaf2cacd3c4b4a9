-- When somebody is told once a day, in minutes after midnight. Null: as their quiet hours end.
alter table person add column daily_at smallint;
alter table person add constraint person_daily_at_check check (daily_at between 0 and 1439);

-- A follow-up continues a ticket that is there. What a forged button once named, before that was asked, names nothing.
update ticket set follow_up_of = null
 where follow_up_of is not null
   and not exists (select from ticket as continued where continued.reference = ticket.follow_up_of);
alter table ticket add constraint ticket_follow_up_of_fkey
  foreign key (follow_up_of) references ticket (reference) on delete restrict on update cascade;
create index ticket_follow_up_of_idx on ticket (follow_up_of) where follow_up_of is not null;
