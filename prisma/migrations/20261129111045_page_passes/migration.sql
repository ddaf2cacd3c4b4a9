-- CreateTable
CREATE TABLE "page_pass" (
    "hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "page" TEXT NOT NULL,
    "signed_in" BOOLEAN NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "page_pass_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "page_pass_person_id_idx" ON "page_pass"("person_id");

-- CreateIndex
CREATE INDEX "page_pass_until_idx" ON "page_pass"("until");

-- AddForeignKey
ALTER TABLE "page_pass" ADD CONSTRAINT "page_pass_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table page_pass
  add constraint page_pass_hash_check check (hash ~ '^[0-9a-f]{64}$'),
  add constraint page_pass_page_check check (page in ('report', 'wall'));
