-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "part_of" TEXT,
ADD COLUMN     "parts" JSONB NOT NULL DEFAULT '[]';

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_part_of_fkey" FOREIGN KEY ("part_of") REFERENCES "ticket"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A part is a part of something else, has none itself, and is one of what can be asked for. What is opened with a ticket is named.
alter table ticket
  add constraint ticket_part_of_check
    check (part_of is null or part_of <> reference and parts = '[]' and (asked ->> 'service') is not null),
  add constraint ticket_parts_check
    check (jsonb_typeof(parts) = 'array'
           and not parts @? '$[*] ? (@.service.type() != "string" || !exists(@.service) || !exists(@.status))');

-- Few tickets are parts of another, each of which is opened once.
create unique index ticket_part_of_idx on ticket (part_of, (asked ->> 'service')) where part_of is not null;
