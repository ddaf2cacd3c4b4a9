-- CreateTable
CREATE TABLE "message_words" (
    "ticket" TEXT NOT NULL,
    "message" TEXT,
    "shown" TEXT NOT NULL,

    CONSTRAINT "message_words_pkey" PRIMARY KEY ("ticket")
);

-- AddForeignKey
ALTER TABLE "message_words" ADD CONSTRAINT "message_words_ticket_fkey" FOREIGN KEY ("ticket") REFERENCES "ticket"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Tickets that were made of a message of somebody's.
create index ticket_made_of_message on ticket ((origin -> 'under' ->> 'message'))
 where origin -> 'under' ->> 'message' is not null;

alter table message_words
  add constraint message_words_message_check check (message <> ''),
  add constraint message_words_shown_check check (shown <> '');
