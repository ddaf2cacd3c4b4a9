-- What is found by words.

-- Each document is written to the index at once: gathered, those of thousands would be written by one of them.
create index search_document_words_idx on search_document using gin (words) with (fastupdate = off);

-- Articles are few and seldom written.
create index article_document_words_idx on article_document using gin (words);

-- Words that are corrected or erased are found no longer from that moment on; the worker writes anew what is left.
create function forget_searched_words() returns trigger language plpgsql as $$
begin
  update search_document set words = null where ticket = old.ticket;
  insert into search_pending (ticket) values (old.ticket);
  return null;
end $$;
create trigger words_corrected after update of text on words for each row
  when (old.text <> new.text) execute function forget_searched_words();
create trigger words_deleted after delete on words for each row execute function forget_searched_words();

alter table search_document add constraint search_document_opened_at_check check (is_instant(opened_at));
