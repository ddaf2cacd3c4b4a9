-- People and their accounts.

alter table person
  add constraint person_email_check check (email = lower(email collate "C")),
  add constraint person_away_because_check check (away_because in ('said', 'status')),
  -- Whoever is away is so for a reason, and perhaps until an instant; whoever is there has neither.
  add constraint person_away_check check (away = (away_because is not null) and (away or away_until is null)),
  add constraint person_away_until_check check (is_instant(away_until)),
  -- Nobody decides in their own place, and whoever does, does so from an instant until a later one.
  add constraint person_delegate_check
    check (case when delegate_id is null then decides_from is null and decides_until is null
                else (delegate_id <> id and decides_from < decides_until) is true end),
  add constraint person_decides_from_check check (is_instant(decides_from)),
  add constraint person_decides_until_check check (is_instant(decides_until)),
  add constraint person_notify_check check (notify in ('needs-me', 'digest')),
  add constraint person_night_check check (night in ('wait', 'at-once')),
  add constraint person_quiet_from_check check (quiet_from between 0 and 1439),
  add constraint person_quiet_to_check check (quiet_to between 0 and 1439),
  add constraint person_daily_at_check check (daily_at between 0 and 1439),
  -- Quiet hours begin and end.
  add constraint person_quiet_check check ((quiet_from is null) = (quiet_to is null));

alter table account
  add constraint account_platform_check check (platform in ('slack', 'teams')),
  add constraint account_user_check check ("user" <> ''),
  add constraint account_manager_check check (manager = lower(manager collate "C"));
