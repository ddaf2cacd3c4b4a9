-- AlterTable
ALTER TABLE "queue" ADD COLUMN     "title" TEXT;

-- AlterTable
ALTER TABLE "agents_channel" ADD COLUMN     "name" TEXT;

-- CreateTable
CREATE TABLE "named_lead" (
    "queue_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,

    CONSTRAINT "named_lead_pkey" PRIMARY KEY ("queue_name","email")
);

-- CreateIndex
CREATE UNIQUE INDEX "queue_title_key" ON "queue"("title");

-- AddForeignKey
ALTER TABLE "named_lead" ADD CONSTRAINT "named_lead_queue_name_fkey" FOREIGN KEY ("queue_name") REFERENCES "queue"("name") ON DELETE RESTRICT ON UPDATE CASCADE;
