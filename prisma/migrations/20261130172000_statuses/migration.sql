-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "custom_status" JSONB;

-- What a status is called ends with it; what was said of a resolution, and beside its stars, is whole.
alter table ticket
  add constraint ticket_custom_status_check
    check (custom_status is null
           or (jsonb_typeof(custom_status -> 'key') = 'string' and custom_status ->> 'under' = status
               and status in ('in-progress', 'on-hold')) is true),
  drop constraint ticket_attempts_check,
  add constraint ticket_attempts_check
    check (jsonb_typeof(attempts) = 'array'
           and not attempts @? '$[*].rating ? (@.type() != "null" && !exists(@.stars))'
           and not attempts @? '$[*].codes[*] ? (!exists(@.field) || !exists(@.chosen))'
           and not attempts @? '$[*].rating.criteria[*] ? (!exists(@.criterion) || (@.isGood.type() != "boolean" && @.isGood.type() != "null"))'
           and not attempts @? '$[*].rating.stars ? (@.type() != "number" || @ < 1 || @ > 5 || @ != @.floor())');
