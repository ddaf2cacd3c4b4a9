-- A rule of the workspace may keep the desk from writing somewhere.
alter table surface
  drop constraint surface_unreachable_check,
  add constraint surface_unreachable_check check (
    unreachable in (
      'bot-not-in-channel', 'channel-archived', 'conversation-not-found', 'app-not-installed', 'blocked', 'not-allowed',
      'too-long', 'refused-by-platform', 'no-answer', 'desk-fault'
    )
  );
