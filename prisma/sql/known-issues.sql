-- Known issues. Those that are told are few.

alter table known_issue
  add constraint known_issue_service_check check (service <> ''),
  add constraint known_issue_words_check check (words <> ''),
  add constraint known_issue_version_check check (version >= 1),
  add constraint known_issue_expected_at_check check (expected_at > since and expected_at <= ends_at),
  add constraint known_issue_ends_at_check check (ends_at > since),
  add constraint known_issue_instants_check
    check (is_instant(since) and is_instant(expected_at) and is_instant(ends_at) and is_instant(ended_at)),
  -- Whoever says that it is over says it of one that is.
  add constraint known_issue_ended_by_check check (ended_by is null or ended_at is not null);
alter table known_issue_affected
  add constraint known_issue_affected_at_check check (is_instant(at)),
  add constraint known_issue_affected_platform_check check (platform in ('slack', 'teams'));
create index known_issue_told_idx on known_issue (since) where ended_at is null;
