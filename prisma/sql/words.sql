-- People's words.

-- What was never said has no row.
alter table words
  add constraint words_instants_check check (is_instant(at) and is_instant(corrected_at) and is_instant(erased_at)),
  add constraint words_erased_check check ((text = '') = (erased_at is not null));
