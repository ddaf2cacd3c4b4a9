-- What is to be said stands in a table of the desk's own. What waits in the job queue is carried over when a desk starts.
-- CreateTable
CREATE TABLE "outbox" (
    "surface_id" BIGINT NOT NULL,
    "part" TEXT NOT NULL,
    "wanted" JSONB NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "requester" UUID NOT NULL,
    "precedence" SMALLINT NOT NULL,
    "place" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "lease" UUID,
    "tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("surface_id","part")
);

-- CreateIndex
CREATE INDEX "outbox_precedence_place_surface_id_idx" ON "outbox"("precedence", "place", "surface_id");

-- CreateIndex
CREATE INDEX "outbox_requester_precedence_place_idx" ON "outbox"("requester", "precedence", "place");

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_surface_id_fkey" FOREIGN KEY ("surface_id") REFERENCES "surface"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table outbox
  add constraint outbox_part_check check (part in ('posts', 'card', 'notes')),
  add constraint outbox_wanted_check check (jsonb_typeof(wanted) = 'object' and wanted <> '{}'),
  add constraint outbox_platform_check check (platform in ('slack', 'teams')),
  add constraint outbox_tries_check check (tries >= 0);
