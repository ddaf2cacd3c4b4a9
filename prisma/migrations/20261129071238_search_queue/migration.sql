-- DropIndex
DROP INDEX "search_document_opened_at_idx";

-- AlterTable
ALTER TABLE "search_document" ADD COLUMN "queue" TEXT;

update search_document set queue = queue_name from ticket where reference = search_document.ticket;

-- CreateIndex
CREATE INDEX "search_document_queue_opened_at_idx" ON "search_document"("queue", "opened_at");
