-- CreateTable
CREATE TABLE "digest" (
    "id" BIGSERIAL NOT NULL,
    "queue_name" TEXT NOT NULL,
    "person_id" UUID,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "message" TEXT,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "settled" INTEGER NOT NULL DEFAULT 0,
    "called_at" TIMESTAMPTZ(3),
    "told_until" TIMESTAMPTZ(3),
    "total" INTEGER NOT NULL DEFAULT 0,
    "shape" TEXT NOT NULL DEFAULT '',
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "digest_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_queue_name_fkey" FOREIGN KEY ("queue_name") REFERENCES "queue"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "digest"
  ADD CONSTRAINT "digest_platform_check" CHECK ("platform" IN ('slack', 'teams')),
  ADD CONSTRAINT "digest_message_check" CHECK ("message" <> ''),
  ADD CONSTRAINT "digest_settled_check" CHECK (0 <= "settled" AND "settled" <= "calls"),
  ADD CONSTRAINT "digest_total_check" CHECK ("total" >= 0);

-- One for each reader of a queue.
CREATE UNIQUE INDEX "digest_reader_key" ON "digest" ("queue_name", "platform", "person_id") NULLS NOT DISTINCT;
