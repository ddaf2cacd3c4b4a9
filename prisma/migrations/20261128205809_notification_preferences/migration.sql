-- AlterTable
ALTER TABLE "person" ADD COLUMN     "night" TEXT,
ADD COLUMN     "notify" TEXT,
ADD COLUMN     "quiet_from" SMALLINT,
ADD COLUMN     "quiet_to" SMALLINT;

alter table person
  add constraint person_notify_check check (notify in ('needs-me', 'digest')),
  add constraint person_night_check check (night in ('wait', 'at-once')),
  add constraint person_quiet_from_check check (quiet_from between 0 and 1439),
  add constraint person_quiet_to_check check (quiet_to between 0 and 1439),
  add constraint person_quiet_check check ((quiet_from is null) = (quiet_to is null));
