-- DropIndex
DROP INDEX "ticket_queue_name_ended_at_priority_opened_at_idx";

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "away" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "away_because" TEXT,
ADD COLUMN     "away_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "clock" JSONB,
ADD COLUMN     "next_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "offered" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ticket_event" ADD COLUMN     "due" JSONB;

-- AlterTable
ALTER TABLE "surface" ADD COLUMN     "pushed_at" TIMESTAMPTZ(3),
ADD COLUMN     "spared" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "timer" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "job" JSONB NOT NULL,

    CONSTRAINT "timer_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "opener" JSONB NOT NULL,
    "values" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "timer_at_idx" ON "timer"("at");

-- CreateIndex
CREATE INDEX "draft_person_id_idx" ON "draft"("person_id");

-- CreateIndex
CREATE INDEX "draft_at_idx" ON "draft"("at");

-- CreateIndex
CREATE INDEX "ticket_queue_name_ended_at_next_due_at_priority_opened_at_idx" ON "ticket"("queue_name", "ended_at", "next_due_at", "priority", "opened_at");

-- CreateIndex
CREATE INDEX "ticket_assignee_ended_at_next_due_at_idx" ON "ticket"("assignee", "ended_at", "next_due_at");
