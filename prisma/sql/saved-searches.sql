-- What somebody looks for again and again. The rules of src/features/saved-searches/rules.ts.

alter table saved_search
  add constraint saved_search_kept_at_check check (is_instant(kept_at)),
  add constraint saved_search_name_check check (name <> ''),
  add constraint saved_search_sought_check check (sought <> '');
-- They choose it by its name.
create unique index saved_search_name on saved_search (person_id, lower(name));
