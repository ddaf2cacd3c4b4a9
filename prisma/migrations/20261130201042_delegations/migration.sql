-- AlterTable
ALTER TABLE "person" ADD COLUMN     "decides_from" TIMESTAMPTZ(3),
ADD COLUMN     "decides_until" TIMESTAMPTZ(3),
ADD COLUMN     "delegate_id" UUID;

-- CreateIndex
CREATE INDEX "person_delegate_id_idx" ON "person"("delegate_id");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_delegate_id_fkey" FOREIGN KEY ("delegate_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nobody decides in their own place, and whoever does, does so from an instant until a later one.
ALTER TABLE "person"
  ADD CONSTRAINT "person_delegate_check"
    CHECK (CASE WHEN delegate_id IS NULL THEN decides_from IS NULL AND decides_until IS NULL
                ELSE (delegate_id <> id AND decides_from < decides_until) IS TRUE END),
  ADD CONSTRAINT "person_decides_from_check" CHECK (is_instant(decides_from)),
  ADD CONSTRAINT "person_decides_until_check" CHECK (is_instant(decides_until));
