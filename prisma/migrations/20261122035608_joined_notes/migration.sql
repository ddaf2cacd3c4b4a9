-- AlterTable
ALTER TABLE "note" ADD COLUMN     "joined" BOOLEAN NOT NULL DEFAULT false;
