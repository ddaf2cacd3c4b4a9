-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "is_private" BOOLEAN NOT NULL DEFAULT false;
