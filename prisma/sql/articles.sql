-- Articles, and how they were before. The closed sets of src/features/articles/rules.ts and src/kernel/locale.ts.

alter table article
  add constraint article_changed_at_check check (is_instant(changed_at)),
  add constraint article_state_check check (state in ('draft', 'published', 'retired')),
  add constraint article_audience_check check (audience in ('everybody', 'agents')),
  add constraint article_locale_check check (locale in ('en', 'fr')),
  add constraint article_title_check check (title <> ''),
  add constraint article_version_check check (version >= 1),
  -- Whoever writes in chat is somebody; a file is nobody.
  add constraint article_changed_by_check check ((file is null) = (changed_by is not null));
alter table article_version
  add constraint article_version_changed_at_check check (is_instant(changed_at)),
  add constraint article_version_state_check check (state in ('draft', 'published', 'retired')),
  add constraint article_version_audience_check check (audience in ('everybody', 'agents')),
  add constraint article_version_locale_check check (locale in ('en', 'fr')),
  add constraint article_version_number_check check (number >= 1);
alter table article_use
  add constraint article_use_at_check check (is_instant(at)),
  add constraint article_use_what_check check (what in ('suggested', 'opened', 'helped', 'not-helped'));
