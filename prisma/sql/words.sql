-- People's words.

-- What was never said has no row.
alter table words add constraint words_erased_check check ((text = '') = (erased_at is not null));
