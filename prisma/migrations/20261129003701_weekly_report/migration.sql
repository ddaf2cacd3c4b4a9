-- AlterTable
ALTER TABLE "person" ADD COLUMN     "weekly" BOOLEAN NOT NULL DEFAULT true;
