-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "mark" TEXT;
