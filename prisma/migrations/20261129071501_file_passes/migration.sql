-- CreateTable
CREATE TABLE "file_pass" (
    "hash" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_pass_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "file_pass_file_id_idx" ON "file_pass"("file_id");

-- CreateIndex
CREATE INDEX "file_pass_person_id_idx" ON "file_pass"("person_id");

-- CreateIndex
CREATE INDEX "file_pass_until_idx" ON "file_pass"("until");

-- AddForeignKey
ALTER TABLE "file_pass" ADD CONSTRAINT "file_pass_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_pass" ADD CONSTRAINT "file_pass_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table file_pass add constraint file_pass_hash_check check (hash ~ '^[0-9a-f]{64}$');
