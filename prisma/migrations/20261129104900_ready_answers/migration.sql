-- CreateTable
CREATE TABLE "ready_answer" (
    "id" UUID NOT NULL,
    "owner_id" UUID,
    "queue_name" TEXT,
    "title" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" UUID,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "ready_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ready_answer_owner_id_queue_name_idx" ON "ready_answer"("owner_id", "queue_name");

-- CreateIndex
CREATE INDEX "ready_answer_queue_name_idx" ON "ready_answer"("queue_name");

-- AddForeignKey
ALTER TABLE "ready_answer" ADD CONSTRAINT "ready_answer_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ready_answer" ADD CONSTRAINT "ready_answer_queue_name_fkey" FOREIGN KEY ("queue_name") REFERENCES "queue"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ready_answer" ADD CONSTRAINT "ready_answer_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table ready_answer
  add constraint ready_answer_title_check check (title <> ''),
  add constraint ready_answer_words_check check (jsonb_typeof(words) = 'object' and words <> '{}'),
  add constraint ready_answer_version_check check (version >= 1),
  -- Somebody's own, or a queue's.
  add constraint ready_answer_owner_check check (owner_id is null or queue_name is null),
  -- What stands in the policy is nobody's own.
  add constraint ready_answer_changed_by_check check (owner_id is null or changed_by is not null),
  add constraint ready_answer_uses_check check (uses >= 0 and (uses = 0) = (used_at is null));
-- In the policy a title is a key.
create unique index ready_answer_in_policy on ready_answer (queue_name, title) nulls not distinct where changed_by is null;
