-- CreateTable
CREATE TABLE "known_issue" (
    "id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "expected_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,
    "version" INTEGER NOT NULL,
    "set_by" UUID NOT NULL,
    "ticket" TEXT,

    CONSTRAINT "known_issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "known_issue_affected" (
    "known_issue_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_issue_affected_pkey" PRIMARY KEY ("known_issue_id","person_id")
);

-- AddForeignKey
ALTER TABLE "known_issue" ADD CONSTRAINT "known_issue_ended_by_fkey" FOREIGN KEY ("ended_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_issue" ADD CONSTRAINT "known_issue_set_by_fkey" FOREIGN KEY ("set_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_issue" ADD CONSTRAINT "known_issue_ticket_fkey" FOREIGN KEY ("ticket") REFERENCES "ticket"("reference") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_issue_affected" ADD CONSTRAINT "known_issue_affected_known_issue_id_fkey" FOREIGN KEY ("known_issue_id") REFERENCES "known_issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_issue_affected" ADD CONSTRAINT "known_issue_affected_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table known_issue
  add constraint known_issue_service_check check (service <> ''),
  add constraint known_issue_words_check check (words <> ''),
  add constraint known_issue_version_check check (version >= 1),
  add constraint known_issue_expected_at_check check (expected_at > since and expected_at <= ends_at),
  add constraint known_issue_ends_at_check check (ends_at > since),
  -- Whoever says that it is over says it of one that is.
  add constraint known_issue_ended_by_check check (ended_by is null or ended_at is not null);
alter table known_issue_affected
  add constraint known_issue_affected_platform_check check (platform in ('slack', 'teams'));
create index known_issue_told_idx on known_issue (since) where ended_at is null;
