import { newBlockId, newId } from "./block-kit/ids.ts";
import type { HomeContent, ModalContent } from "./block-kit/view.ts";
import { stateOf, type StateValues } from "./block-kit/view-state.ts";
import { fileJson } from "./message-json.ts";
import type { SlackServer } from "./server.ts";
import { modalsOf, type OpenView } from "./state.ts";

/** Slack shows no more than three modals on top of each other. */
const modalDepth = 3;

/** Opens the first modal of a stack. */
export function openModal(server: SlackServer, user: string, content: ModalContent): OpenView {
  const view = newView(server, user, content);
  server.state.modals.set(user, [view]);
  return view;
}

/** Lays a modal on top of the person's stack, which must not be empty nor full. */
export function pushModal(server: SlackServer, user: string, content: ModalContent): OpenView | undefined {
  const stack = modalsOf(server.state, user);
  const top = stack.at(-1);
  if (top === undefined || stack.length >= modalDepth) return undefined;
  const view = newView(server, user, content, top);
  server.state.modals.set(user, [...stack, view]);
  return view;
}

export function publishHome(server: SlackServer, user: string, content: HomeContent): OpenView {
  const published = server.state.homes.get(user);
  if (published !== undefined) return changeView(server, published, content);
  const view = newView(server, user, content);
  server.state.homes.set(user, view);
  return view;
}

/** New content in an open view: what the person typed stays wherever block_id and action_id stay. */
export function changeView(server: SlackServer, view: OpenView, content: ModalContent | HomeContent): OpenView {
  view.content = content;
  view.state = stateOf(content.blocks, view.state);
  view.hash = newHash(server);
  view.errors = {};
  return view;
}

function newView(server: SlackServer, user: string, content: ModalContent | HomeContent, below?: OpenView): OpenView {
  const id = newId("V");
  return {
    id,
    user,
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    content,
    hash: newHash(server),
    state: stateOf(content.blocks),
    errors: {},
  };
}

const newHash = (server: SlackServer): string =>
  `${Math.floor(server.now().getTime() / 1_000)}.${newBlockId()}${newBlockId()}`;

/** A view as the Web API and interactions show it. */
export function viewJson(server: SlackServer, view: OpenView) {
  const { team, app } = server.state;
  return {
    id: view.id,
    team_id: team.id,
    ...view.content,
    title: "title" in view.content ? view.content.title : { type: "plain_text", text: "View Title", emoji: true },
    submit: ("submit" in view.content && view.content.submit) || null,
    close: ("close" in view.content && view.content.close) || null,
    state: { values: valuesJson(server, view.state) },
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
    app_id: app.id,
    app_installed_team_id: team.id,
    bot_id: app.botId,
  };
}

/** What was put into a form is told whole, as in a message. */
const valuesJson = ({ state }: SlackServer, values: StateValues) =>
  mapped(values, (elements) =>
    mapped(elements, (value) =>
      value.type === "file_input"
        ? {
            type: value.type,
            files: value.files.flatMap(({ id }) => {
              const file = state.files.get(id);
              return file === undefined ? [] : [fileJson(state, file)];
            }),
          }
        : value,
    ),
  );

const mapped = <From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
