-- What is found by words.

-- Each change writes its words to the index at once, in a tenth of a millisecond: gathered, those of thousands would be
-- written by one of them.
create index search_document_words_idx on search_document using gin (words) with (fastupdate = off);

-- Articles are few and seldom written.
create index article_document_words_idx on article_document using gin (words);

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
