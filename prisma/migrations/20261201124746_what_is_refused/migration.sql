-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "refused" TEXT;
