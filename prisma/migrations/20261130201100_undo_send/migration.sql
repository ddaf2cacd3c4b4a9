-- AlterTable
ALTER TABLE "pending_words" ADD COLUMN     "leaves_to" TEXT,
ADD COLUMN     "reply" JSONB;

-- AddForeignKey
ALTER TABLE "pending_words" ADD CONSTRAINT "pending_words_leaves_to_fkey" FOREIGN KEY ("leaves_to") REFERENCES "ticket"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An agent's words that wait before they leave.
alter table pending_words
  add constraint pending_words_reply_check check (jsonb_typeof(reply) = 'object'),
  add constraint pending_words_leaving_check check (leaves_to is null or reply is not null);
create index pending_words_leaving on pending_words (leaves_to) where leaves_to is not null;
