import { agentsNote } from "../messages/event-note.ts";
import { messageExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn, timesIn } from "../examples/tickets.ts";
import { text } from "../../kernel/text.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { phrases } from "../words.ts";
import type { TicketEvent } from "../rules.ts";
import { allFiles, fileLink, fileNotForYou, fileNotKept, fileNotShown, fileNotShownThere } from "./messages.ts";
import { refusedReasons, unreadableReasons, type NotKept, type ShownFile, type Standing } from "./rules.ts";

/** A window with an error, as a small JPEG. */
const screenshot = [
  "/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHj",
  "shITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAC0AUADASIAAhEBAxEB/8QAGgAB",
  "AAMBAQEAAAAAAAAAAAAAAAQFBgMBB//EADkQAQAAAgYGCQMCBgMAAAAAAAABogIFERVj4QMEElTR4gYWIUFEZIOjwhMiMRQjMkJzgbLBYWKh/8",
  "QAGQEBAAMBAQAAAAAAAAAAAAAAAAECAwQF/8QAJBEBAAECBQUBAQEAAAAAAAAAAAECEhETFDFRA1JhYqEhMgT/2gAMAwEAAhEDEQA/AM+A1UAA",
  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAASdTo0Y0qVKMLYwssRVNsYr9Oia6",
  "ophGFp+RjneHbovb4qxaBneDRe3xVi0DO8Gi9virFoGd4NF7fFWLQM7waL2+KsWgZ3g0Xt8VYtAzvBovb4qxaBneDRe3xVi0DO8Gi9virFoGd4",
  "NF7fFWLQM7waL2+KsWh+DO8Gi9virEnXKNGFKjShCyMbbUZtTN0YuLqUTRVNMgCVAAAAAAAAAABK1P8An/sirmoqujr+g1v6cYQ0mjjQjRt/Ef",
  "4rYKdSMaZbdCqKepEy5CwjUlYbvPR4vLkrDd56PFyWzw9bNo7oQBPuSsN3no8S5Kw3eejxLZ4M2juhAE+5Kw3eejxLkrDd56PEtngzaO6EAT7k",
  "rDd56PEuSsN3no8S2eDNo7oQBPuSsN3no8S5Kw3eejxLZ4M2juhAE+5Kw3eejxLkrDd56PEtngzaO6EAT7krDd56PEuSsN3no8S2eDNo7oQBPu",
  "SsN3no8S5Kw3eejxLZ4M2juhAE+5Kw3eejxLkrDd56PEtngzaO6EAT7krDd56PEuSsN3no8S2eDNo7oQBPuSsN3no8S5Kw3eejxLZ4M2juhAE+",
  "5Kw3eejxewqSsN3no8S2eDNo7oUuufyf3RVzXtXx1DQapDSRhHSaSNONKz8Q/hsgpnX04wph5PXqirqTMAC7EAAAAAAAAAAaroV430/kyrVdCv",
  "G+n8kVbEbtSCLruufpNj9vb2re+yyxmulCqvnAnyL5wJ8gWoqr5wJ8i+cCfIFqKq+cCfIvnAnyBaiqvnAnyL5wJ8gWoqr5wJ8i+cCfIFqKq+cC",
  "fIvnAnyBaiqvnAnyL5wJ8gWoqr5wJ8i+cCfIFqKq+cCfIvnAnyBajlq2m/UaCjpdnZ2rey23vdQAAZbpr4L1PiyrVdNfBep8WVaU7KTuAJAAAA",
  "AAAAAABquhXjfT+TKtV0K8b6fyRVsRu1KLrup/q9j9zY2be6221KcNZ1j6Gz9u1tW99jNdBubHkzLmx5M3e8MKbIvDCmyBwubHkzLmx5M3e8MK",
  "bIvDCmyBwubHkzLmx5M3e8MKbIvDCmyBwubHkzLmx5M3e8MKbIvDCmyBwubHkzLmx5M3e8MKbIvDCmyBwubHkzLmx5M3e8MKbIvDCmyBwubHkz",
  "Lmx5M3e8MKbIvDCmyBwubHkzLmx5M07VtY+vtfbs7Nnfa7gqrmx5My5seTNagOWraH9PoKOi2trZt7bLO91AAAGW6a+C9T4sq1XTXwXqfFlWlO",
  "yk7gCQAAAAAAAAAAaroV430/kyrVdCvG+n8kVbEbtS4azq/19n7tnZt7rXcZroN34suZd+LLmnAIN34suZd+LLmnAIN34suZd+LLmnAIN34suZ",
  "d+LLmnAIN34suZd+LLmnAIN34suZd+LLmnAIN34suZd+LLmnAOGrav9Da+7a2rO6x3AAAAAAAGW6a+C9T4sq1XTXwXqfFlWlOyk7gCQAAAAAAA",
  "AAAaroV430/kyrVdCvG+n8kVbEbtSAzXAAAAAAAAAAAAEKt9LT0FWaeno6UaNKEIQhGHdbGEP9pqvryFtU6ez/r/AJQXo/qEVbSyEYxjG2PbEB",
  "6jjAAAAWdQaanQrLR6OjSjsaSEYUod0eyMf9NYyFRQjGttB/xtf4xa9wf6P7dHS/llumvgvU+LKtV018F6nxZVnTstO4AkAAAAAAAAAAGp6FR7",
  "ddh3/Z8mWS6trHTVbrP1tBZG2FlKjH8UoIn9gh9IGVh0yjZ26j2/1uV71y8h73KpbK2MNSMt1y8h73KdcvIe9ylsmMNSMt1y8h73KdcvIe9yls",
  "mMNSMt1y8h73KdcvIe9ylsmMNSMt1y8h73KdcvIe9ylsmMNSMt1y8h73KdcvIe9ylsmMNSMt1y8h73KdcvIe9ylsmMNS8pUaNOjGjShClRjCyM",
  "I97L9cvIe9ynXLyHvcphJjC5jUtXxjb+nnpcS5Kv3eelxU3XLyHvcp1y8h73KvdXyjCnhc3JV+7z0uJclX7vPS4qbrl5D3uU65eQ97lLq+TCnh",
  "c3JV+7z0uJclX7vPS4qbrl5D3uU65eQ97lLq+TCnhoNW1DVtUjGOr6KFCMeyMbYxj/AOpLLdcvIe9yvI9Mo2dmo9v9blVmKp/ZT+QdNY9upQ7/",
  "AL/iyyXWVY6astZ+tp7IWQso0YfijBEWj8hWQBIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA//9k=",
].join("");

const notKept: readonly NotKept[] = [
  { state: "gone" },
  ...refusedReasons.map((reason) => ({ state: "refused", reason }) as const),
  ...unreadableReasons.map((reason) => ({ state: "unreadable", reason }) as const),
];

const nameOf = (standing: Standing): string => ("reason" in standing ? standing.reason : standing.state);

/** A file however it stands, as its readers and whoever sent it are told. */
export const files = (stage: Stage): readonly Example[] => [
  ...([{ state: "coming" }, { state: "kept" }, ...notKept] as const).map((standing) =>
    messageExample("agents’ notes", `a file: ${nameOf(standing)}`, note(stage, standing)),
  ),
  ...notKept.map((standing) =>
    messageExample(
      "whispers",
      `file not kept: ${nameOf(standing)}`,
      fileNotKept("photo 1.png", standing, stage.viewer),
    ),
  ),
  messageExample(
    "whispers",
    "a link to a file",
    fileLink("photo 1.png", "https://desk.example.com/files/Zm9yIHlvdSBhbG9uZQ", stage.viewer),
  ),
  messageExample(
    "whispers",
    "a link to a file that is over, as the browser says it",
    sayPlainly(stage.viewer, text`${phrases(stage.viewer.locale).files.linkOver}`),
  ),
  messageExample(
    "whispers",
    "a link to a file that cannot be read now, as the browser says it",
    sayPlainly(stage.viewer, text`${phrases(stage.viewer.locale).files.linkAway}`),
  ),
  messageExample("whispers", "a file that is not theirs", fileNotForYou(stage.viewer)),
  messageExample("agents’ notes", "thirty files", manyFiles(stage)),
  messageExample("whispers", "all of thirty files", allFiles(many.slice(0, 15), page(0), withPages(stage))),
  messageExample("whispers", "the last of thirty files", allFiles(many.slice(15), page(15), withPages(stage))),
  messageExample("agents’ notes", "a file that could not be put there", fileNotShown("photo 1.png", stage.viewer)),
  messageExample(
    "agents’ notes",
    "a file that could not be put there, to be downloaded",
    fileNotShown("photo 1.png", withPages(stage)),
  ),
  messageExample("whispers", "a file that is seen by nobody", fileNotShownThere("photo 1.png", stage.viewer)),
  messageExample("whispers", "a file to be downloaded by others", fileNotShownThere("photo 1.png", withPages(stage))),
];

const many = Array.from({ length: 30 }, (_, index): ShownFile => ({
  id: `f${index + 1}`,
  name: `photo ${index + 1}.png`,
  bytes: 1_258_291,
  preview: null,
  standing: { state: "kept" },
}));
const page = (from: number) => ({ first: "f1", from, count: many.length });
const withPages = ({ viewer }: Stage): Viewer => ({ ...viewer, pages: true });

function manyFiles(stage: Stage) {
  const named = many.map(({ id, name }) => ({ id, name, url: "" }));
  const event: TicketEvent = { type: "answered", text: stage.story.answer, files: named };
  const ticket = ticketIn("in-progress", stage, { later: [["camille", event]] });
  const viewer = { ...withPages(stage), files: new Map(many.map((each) => [each.id, each])) };
  const recorded = { number: ticket.version, by: "camille", at: ticket.changedAt, event };
  const message = agentsNote(ticket, recorded, { viewer, times: timesIn(ticket) });
  if (message === null) throw new Error("agents are told of what the requester says");
  return message;
}

function note(stage: Stage, standing: Standing) {
  const file: ShownFile = {
    id: "f1",
    name: "photo 1.png",
    bytes: standing.state === "kept" ? 1_258_291 : null,
    preview: standing.state === "kept" ? screenshot : null,
    standing,
  };
  const small: ShownFile = { ...file, id: "f2", name: "journal.txt", bytes: 900, preview: null };
  const shown = standing.state === "kept" ? [file, small] : [file];
  const named = shown.map(({ id, name }) => ({ id, name, url: "https://files.example.com/photo-1.png" }));
  const event: TicketEvent = { type: "answered", text: stage.story.answer, files: named };
  const ticket = ticketIn("in-progress", stage, { later: [["camille", event]] });
  const viewer = { ...stage.viewer, pages: true as const, files: new Map(shown.map((each) => [each.id, each])) };
  const recorded = { number: ticket.version, by: "camille", at: ticket.changedAt, event };
  const message = agentsNote(ticket, recorded, { viewer, times: timesIn(ticket) });
  if (message === null) throw new Error("agents are told of what the requester says");
  return message;
}
