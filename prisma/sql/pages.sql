-- Pages that leads open in a browser.

alter table page_pass
  add constraint page_pass_until_check check (is_instant(until)),
  add constraint page_pass_hash_check check (hash ~ '^[0-9a-f]{64}$'),
  add constraint page_pass_page_check check (page in ('report', 'wall'));
