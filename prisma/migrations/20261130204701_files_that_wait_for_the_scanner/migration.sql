-- AlterTable
ALTER TABLE "file" ADD COLUMN     "fetched" JSONB;

alter table file
  add constraint file_fetched_check check (fetched is null or state = 'coming');
