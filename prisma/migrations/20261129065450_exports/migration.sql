-- CreateTable
CREATE TABLE "export" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "asked" JSONB NOT NULL,
    "format" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "rows" INTEGER,
    "posted" JSONB,
    "copy" TEXT,

    CONSTRAINT "export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "export_person_id_at_idx" ON "export"("person_id", "at");

-- AddForeignKey
ALTER TABLE "export" ADD CONSTRAINT "export_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table export
  add constraint export_asked_check check (asked ->> 'of' in ('opened', 'found')),
  add constraint export_format_check check (format in ('xlsx', 'csv')),
  add constraint export_state_check
    check (state in ('asked', 'offered', 'sent', 'declined', 'empty', 'not-allowed', 'not-sent')),
  add constraint export_rows_check check (rows >= 0),
  -- What was brought was made.
  add constraint export_made_check check (state not in ('offered', 'sent', 'declined') or rows is not null),
  add constraint export_posted_check check (jsonb_typeof(posted) = 'object');
