-- CreateTable
CREATE TABLE "queue_policy" (
    "id" BIGSERIAL NOT NULL,
    "queue_name" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "part" TEXT NOT NULL,
    "hours" JSONB,
    "targets" JSONB,

    CONSTRAINT "queue_policy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "queue_policy_queue_name_id_idx" ON "queue_policy"("queue_name", "id");

-- AddForeignKey
ALTER TABLE "queue_policy" ADD CONSTRAINT "queue_policy_queue_name_fkey" FOREIGN KEY ("queue_name") REFERENCES "queue"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_policy" ADD CONSTRAINT "queue_policy_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table queue_policy add constraint queue_policy_part_check check (part in ('hours', 'targets'));
