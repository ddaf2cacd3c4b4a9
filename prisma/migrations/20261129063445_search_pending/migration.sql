-- CreateTable
CREATE TABLE "search_pending" (
    "id" BIGSERIAL NOT NULL,
    "ticket" TEXT NOT NULL,

    CONSTRAINT "search_pending_pkey" PRIMARY KEY ("id")
);

-- What is still to be written stands in the list.
drop index search_document_unwritten_idx;
insert into search_pending (ticket) select ticket from search_document where words is null order by opened_at desc;

create or replace function forget_searched_words() returns trigger language plpgsql as $$
begin
  update search_document set words = null where ticket = old.ticket;
  insert into search_pending (ticket) values (old.ticket);
  return null;
end $$;
