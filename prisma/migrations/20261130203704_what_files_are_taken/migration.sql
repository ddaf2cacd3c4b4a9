-- AlterTable
ALTER TABLE "file" ADD COLUMN     "allowed" JSONB;

alter table file
  add constraint file_allowed_check check (allowed is null or state = 'refused');
