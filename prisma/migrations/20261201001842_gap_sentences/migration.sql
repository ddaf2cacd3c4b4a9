-- AlterTable
ALTER TABLE "gap_question" ADD COLUMN     "sentence" TEXT;
