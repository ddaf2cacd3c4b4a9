-- What surfaces have to say.

alter table outbox
  add constraint outbox_instants_check check (is_instant(place) and is_instant(at)),
  add constraint outbox_part_check check (part in ('posts', 'card', 'notes')),
  add constraint outbox_wanted_check check (are_instants(wanted)),
  add constraint outbox_platform_check check (platform in ('slack', 'teams')),
  add constraint outbox_precedence_check check (precedence >= 0),
  add constraint outbox_tries_check check (tries >= 0);
