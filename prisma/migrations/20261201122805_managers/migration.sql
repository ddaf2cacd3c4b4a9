-- AlterTable
ALTER TABLE "account" ADD COLUMN     "manager" TEXT;

alter table account
  add constraint account_manager_check check (manager = lower(manager collate "C"));
