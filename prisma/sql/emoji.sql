-- Tickets that were made of a message of somebody's. The rules of src/features/emoji/rules.ts.

create index ticket_made_of_message on ticket ((origin -> 'under' ->> 'message'))
 where origin -> 'under' ->> 'message' is not null;

alter table message_words
  add constraint message_words_message_check check (message <> ''),
  add constraint message_words_shown_check check (shown <> '');
