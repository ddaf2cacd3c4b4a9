import { expect, test } from "vitest";
import { appears } from "../../support/eventually.ts";
import { actions, button, input, modal } from "../../support/slack-fixtures/builders.ts";
import { call, openWorkspace, startDesk } from "../../support/slack-fixtures/tiny-desk.ts";

const fileInput = (more = {}) => ({ type: "file_input", max_files: 2, ...more });

async function formWith(more = {}) {
  const workspace = await openWorkspace();
  const seen: unknown[] = [];
  const view = (title: string) =>
    modal(
      [
        input("Files", fileInput(more), { optional: true }),
        input("Title", { type: "plain_text_input", initial_value: title }),
        actions(button("Again")),
      ],
      { callback_id: "form" },
    );
  await startDesk(workspace, (app) => {
    app.command("/ticket", async ({ ack, body, client }) => {
      await ack();
      await client.apiCall("views.open", { trigger_id: body.trigger_id, view: view("first") });
    });
    app.action("do-Again", async ({ ack, body, client }) => {
      await ack();
      const id = "view" in body ? body.view?.id : undefined;
      await client.apiCall("views.update", { view_id: id, view: view("second") });
    });
    app.view("form", async ({ ack, view: { state } }) => {
      seen.push(state.values["Files"]?.["value"]);
      await ack();
    });
  });
  const alice = workspace.person({ name: "Alice Martin" });
  await alice.types("/ticket");
  return { workspace, seen, form: await appears(() => alice.modal()) };
}

test("what is put in stays when the form is drawn anew, and is told whole", async () => {
  const { workspace, seen, form } = await formWith();
  form.attach("Files", [{ name: "log.txt", content: "boom" }]);
  await form.press("Again");
  expect(form.fields["Files"]).toBe("log.txt");
  form.attach("Files", [{ name: "more.txt", content: "bang!" }]);
  expect(await form.submit()).toEqual({ result: "closed" });
  expect(seen).toEqual([
    {
      type: "file_input",
      files: [
        expect.objectContaining({ name: "log.txt", size: 4 }),
        expect.objectContaining({ name: "more.txt", size: 5 }),
      ],
    },
  ]);
  const [file] = workspace.state.files.values();
  expect(await call(workspace, "files.info", { file: file?.id })).toMatchObject({ file: { name: "log.txt" } });
});

test("Slack itself takes no more than so many, and none that is too large or of another type", async () => {
  const { form } = await formWith({ filetypes: ["txt"] });
  const small = { name: "log.txt", content: "boom" };
  expect(() => form.attach("Files", [small, small, small])).toThrow("up to 2 files");
  expect(() => form.attach("Files", [{ name: "log.txt", content: Buffer.alloc(10 * 1024 * 1024 + 1) }])).toThrow(
    "10 MB",
  );
  expect(() => form.attach("Files", [{ name: "log.pdf", content: "boom" }])).toThrow("Only txt");
  expect(() => form.attach("Title", [small])).toThrow("takes no files");
  expect(form.fields["Files"]).toBe("");
});

test("it stands in modals alone, tells nothing at once, and is nothing for an app that may read no files", async () => {
  const workspace = await openWorkspace();
  const alice = workspace.person({ name: "Alice Martin" });
  const block = input("Files", fileInput());
  const home = { user_id: alice.id, view: { type: "home", blocks: [block] } };
  expect(await call(workspace, "views.publish", home)).toMatchObject({ error: "invalid_arguments" });
  expect(await call(workspace, "chat.postMessage", { channel: alice.id, blocks: [block] })).toMatchObject({
    error: "invalid_blocks",
  });
  const opened = (view: unknown) => call(workspace, "views.open", { trigger_id: "1", view });
  const telling = input("Files", fileInput(), { dispatch_action: true });
  expect(await opened(modal([telling]))).toMatchObject({ error: "invalid_arguments" });
  expect(await opened(modal([input("Files", fileInput({ max_files: 11 }))]))).toMatchObject({
    error: "invalid_arguments",
  });
  expect(await opened(modal([block]))).toMatchObject({ error: "invalid_trigger_id" });
  const blind = await openWorkspace({ scopes: ["commands"] });
  expect(await call(blind, "views.open", { trigger_id: "1", view: modal([block]) })).toMatchObject({
    error: "missing_scope",
    needed: "files:read",
  });
});
