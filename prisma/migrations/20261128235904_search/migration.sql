-- CreateTable
CREATE TABLE "search_document" (
    "ticket" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("ticket")
);

-- CreateIndex
CREATE INDEX "search_document_opened_at_idx" ON "search_document"("opened_at");

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_ticket_fkey" FOREIGN KEY ("ticket") REFERENCES "ticket"("reference") ON DELETE CASCADE ON UPDATE CASCADE;

-- The tickets of yesterday: their words are written by the worker, since only the desk knows what in them is a secret.
insert into search_document (ticket, opened_at) select reference, opened_at from ticket;

-- Each change writes its words to the index at once, in a tenth of a millisecond: gathered, those of thousands would be
-- written by one of them.
create index search_document_words_idx on search_document using gin (words) with (fastupdate = off);

-- What is still to be written is found without a look at what is.
create index search_document_unwritten_idx on search_document (ticket) where words is null;

-- Words that are corrected or erased are found no longer from that moment on; the worker writes anew what is left.
create function forget_searched_words() returns trigger language plpgsql as $$
begin
  update search_document set words = null where ticket = old.ticket;
  return null;
end $$;
create trigger words_corrected after update of text on words for each row
  when (old.text <> new.text) execute function forget_searched_words();
create trigger words_deleted after delete on words for each row execute function forget_searched_words();
