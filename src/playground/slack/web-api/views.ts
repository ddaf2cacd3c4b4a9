import { z } from "zod";
import { fileInputs } from "../block-kit/check.ts";
import { checkHome, checkModal } from "../block-kit/view.ts";
import { takeTrigger } from "../interactions.ts";
import type { SlackServer } from "../server.ts";
import { findView } from "../state.ts";
import { changeView, openModal, publishHome, pushModal, viewJson } from "../views.ts";
import { id, json, method, missingScope, refuse, refuseInvalid } from "./method.ts";

const largestView = 250_000; // bytes

const opening = { trigger_id: id, view: json };

const open = method({
  args: opening,
  run(server, args) {
    const checked = readView(server, args.view);
    if (!checked.ok) return checked;
    const trigger = takeTrigger(server, args.trigger_id);
    if (!trigger.ok) return refuse(trigger.error);
    return { ok: true, view: viewJson(server, openModal(server, trigger.user, checked.view)) };
  },
});

const push = method({
  args: opening,
  run(server, args) {
    const checked = readView(server, args.view);
    if (!checked.ok) return checked;
    const trigger = takeTrigger(server, args.trigger_id);
    if (!trigger.ok) return refuse(trigger.error);
    if (!trigger.hasModal) return refuse("not_found");
    const view = pushModal(server, trigger.user, checked.view);
    return view === undefined ? refuse("push_limit_reached") : { ok: true, view: viewJson(server, view) };
  },
});

const update = method({
  args: { view_id: id.optional(), external_id: id.optional(), hash: z.string().optional(), view: json },
  run(server, args) {
    const view =
      args.view_id === undefined ? byExternalId(server, args.external_id) : findView(server.state, args.view_id);
    if (view === undefined || view.content.type !== "modal") return refuse("not_found");
    if (args.hash !== undefined && args.hash !== view.hash) return refuse("hash_conflict");
    const checked = readView(server, args.view, view.id);
    return checked.ok ? { ok: true, view: viewJson(server, changeView(server, view, checked.view)) } : checked;
  },
});

const publish = method({
  args: { user_id: id, hash: z.string().optional(), view: json },
  run(server, args) {
    if (!server.state.users.has(args.user_id)) return refuse("user_not_found");
    const published = server.state.homes.get(args.user_id);
    if (args.hash !== undefined && args.hash !== published?.hash) return refuse("hash_conflict");
    const checked = checkHome(args.view);
    if (!checked.ok) return refuseInvalid("invalid_arguments", checked);
    return { ok: true, view: viewJson(server, publishHome(server, args.user_id, checked.value)) };
  },
});

function readView(server: SlackServer, view: unknown, replaced?: string) {
  if (Buffer.byteLength(JSON.stringify(view) ?? "") > largestView) return refuse("view_too_large");
  const checked = checkModal(view);
  if (!checked.ok) return refuseInvalid("invalid_arguments", checked);
  if (fileInputs(checked.value.blocks).length > 0 && !server.tokens.scopes.has("files:read"))
    return missingScope(server, ["files:read"]);
  const twin = byExternalId(server, checked.value.external_id);
  if (twin !== undefined && twin.id !== replaced) return refuse("duplicate_external_id");
  return { ok: true, view: checked.value } as const;
}

const byExternalId = (server: SlackServer, externalId: string | undefined) =>
  externalId === undefined || externalId === ""
    ? undefined
    : [...server.state.modals.values()].flat().find((view) => view.content.external_id === externalId);

export const viewMethods = {
  "views.open": open,
  "views.push": push,
  "views.update": update,
  "views.publish": publish,
};
