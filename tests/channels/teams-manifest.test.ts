import { readFile } from "node:fs/promises";
import { AppManifestUtils } from "@microsoft/app-manifest";
import { expect, test } from "vitest";
import { z } from "zod";
import { activitySchema, searchParameter } from "../../src/channels/teams/inbound.ts";
import { inboundEventOf, userIn } from "../../src/channels/teams/intents.ts";
import { readTypedCommand } from "../../src/conversation/typed-command.ts";

const folder = new URL("../../manifests/teams/", import.meta.url);
const file = (name: string) => new URL(name, folder).pathname;

const commands = z.array(z.object({ title: z.string(), description: z.string() }));
const manifest = z
  .object({
    id: z.guid(),
    bots: z.array(
      z.object({
        botId: z.string(),
        scopes: z.array(z.string()),
        supportsFiles: z.boolean(),
        commandLists: z.array(z.object({ commands })),
      }),
    ),
    composeExtensions: z.array(
      z.object({
        botId: z.string(),
        commands: z.array(
          z.object({
            id: z.string(),
            context: z.array(z.string()),
            type: z.string(),
            triggers: z.array(z.string()).optional(),
            fetchTask: z.boolean().optional(),
            parameters: z.array(z.object({ name: z.string() })).optional(),
          }),
        ),
      }),
    ),
    webApplicationInfo: z.object({ id: z.string() }),
    authorization: z.object({ permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string() })) }) }),
    icons: z.object({ color: z.string(), outline: z.string() }),
    localizationInfo: z.object({
      additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
    }),
  })
  .parse(JSON.parse(await readFile(file("manifest.json"), "utf8")));
const french = z.record(z.string(), z.string()).parse(JSON.parse(await readFile(file("fr.json"), "utf8")));

test("the manifest is one that Teams takes", async () => {
  const [, problems] = await AppManifestUtils.readAndValidateTeamsManifest(file("manifest.json"));
  expect(problems).toEqual([]);
});

test("so is the manifest with its French words in it", async () => {
  const { $schema: _, ...words } = french;
  const translated = await AppManifestUtils.readTeamsManifest(file("manifest.json"));
  for (const [path, word] of Object.entries(words)) replace(translated, path, word);
  expect(await AppManifestUtils.validateAgainstSchema(translated)).toEqual([]);
  expect(manifest.localizationInfo.additionalLanguages).toEqual([{ languageTag: "fr", file: "fr.json" }]);
});

/** Unlike z.object it hands over the very same object, to be changed. */
const objectSchema = z.custom<object>((value) => typeof value === "object" && value !== null);

/** Puts a word where a path such as `bots[0].commandLists[0].commands[1].title` leads; fails where it leads nowhere. */
function replace(manifestRead: object, path: string, word: string): void {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
  const last = keys.pop() ?? "";
  const holder = keys.reduce<object>((inner, key) => objectSchema.parse(Reflect.get(inner, key)), manifestRead);
  expect(typeof Reflect.get(holder, last)).toBe("string");
  Reflect.set(holder, last, word);
}

test("one id is to be replaced, in every place where it stands", () => {
  const ids = [
    manifest.id,
    manifest.webApplicationInfo.id,
    ...manifest.bots.map(({ botId }) => botId),
    ...manifest.composeExtensions.map(({ botId }) => botId),
  ];
  expect(new Set(ids)).toEqual(new Set(["00000000-0000-0000-0000-000000000000"]));
});

test("every command is a verb that the desk knows, in both languages", () => {
  const titles = manifest.bots.flatMap(({ commandLists }) =>
    commandLists.flatMap((list) => list.commands.map(({ title }) => title)),
  );
  const twins = Object.entries(french).flatMap(([key, value]) => (/^bots.*title$/.test(key) ? [value] : []));
  expect(twins).toHaveLength(titles.length);
  const unknown = [...titles, ...twins].filter(
    (title) => title !== "ticket" && readTypedCommand(title).command === "new",
  );
  expect(unknown).toEqual([]);
});

test("the extension's command is the one the adapter answers, wherever Teams offers it", () => {
  const [command] = manifest.composeExtensions.flatMap((extension) => extension.commands);
  expect(command).toEqual({
    id: "newTicket",
    type: "action",
    context: ["compose", "commandBox", "message"],
    triggers: ["slash"],
    fetchTask: true,
  });
  const activity = activitySchema.parse({
    channelId: "msteams",
    serviceUrl: "https://smba.test/",
    type: "invoke",
    name: "composeExtension/fetchTask",
    from: { id: "29:a" },
    recipient: { id: "28:b" },
    conversation: { id: "a:1" },
    value: { commandId: command?.id },
  });
  expect(inboundEventOf(activity, userIn(activity))).toMatchObject({ kind: "intent" });
});

test("the extension's search asks by the name that the adapter reads, and when it is opened too", () => {
  const [, command] = manifest.composeExtensions.flatMap((extension) => extension.commands);
  expect(command).toEqual({
    id: "search",
    type: "query",
    context: ["compose", "commandBox"],
    parameters: [{ name: searchParameter }],
  });
  const asked = (name: string, value: string, skip = 0, count: unknown = 25) => {
    const activity = activitySchema.parse({
      channelId: "msteams",
      serviceUrl: "https://smba.test/",
      type: "invoke",
      name: "composeExtension/query",
      from: { id: "29:a" },
      recipient: { id: "28:b" },
      conversation: { id: "a:1" },
      value: { commandId: command?.id, parameters: [{ name, value }], queryOptions: { skip, count } },
    });
    const event = inboundEventOf(activity, userIn(activity));
    return event.kind === "intent" ? event.intent : null;
  };
  expect(asked(searchParameter, "vpn")).toMatchObject({ kind: "searched", words: "vpn", most: 15 });
  expect(asked("initialRun", "true")).toMatchObject({ kind: "searched", words: "", most: 15 });
  expect(asked(searchParameter, "vpn", 25)).toMatchObject({ most: 0 });
  expect(asked(searchParameter, "vpn", 0, 3)).toMatchObject({ most: 3 });
  for (const count of [-1, 1.5, "many", null, 1e300])
    expect(asked(searchParameter, "vpn", 0, count)).toMatchObject({ kind: "searched", words: "vpn", most: 15 });
  for (const skip of [-1, 1.5]) expect(asked(searchParameter, "vpn", skip)).toMatchObject({ most: 15 });
});

test("the scopes are those the adapter serves, and the only permission is to read a thread's talk", () => {
  expect(manifest.bots).toMatchObject([{ scopes: ["personal", "team"], supportsFiles: true }]);
  expect(manifest.authorization.permissions.resourceSpecific.map(({ name }) => name)).toEqual([
    "ChannelMessage.Read.Group",
  ]);
});

test.for([
  [manifest.icons.color, 192],
  [manifest.icons.outline, 32],
] as const)("%s is a square PNG of %i", async ([name, size]) => {
  const png = await readFile(file(name));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
});
