-- AlterTable
ALTER TABLE "agents_channel" ADD COLUMN     "unread_since" TIMESTAMPTZ(3);
