import { describe, expect, test } from "vitest";
import { readSearch, type Sought } from "../../../src/features/search/rules/read-search.ts";

const words = (...all: readonly string[]): readonly Sought[] => all.map((text) => ({ kind: "word", text }));

describe("what somebody types to look for", () => {
  test.each<[typed: string, read: readonly Sought[]]>([
    ["vpn", words("vpn")],
    ["  vpn   Paris ", words("vpn", "Paris")],
    ["", []],
    ['?? - : "" —', words('?? - : "" —')],
    ['"exact words"', [{ kind: "phrase", text: "exact words" }]],
    ["“exact words”", [{ kind: "phrase", text: "exact words" }]],
    ["« mots exacts »", [{ kind: "phrase", text: "mots exacts" }]],
    ["«\u202fmots exacts\u202f»", [{ kind: "phrase", text: "mots exacts" }]],
    ['"never closed', words("never", "closed")],
    ["vpn -paris", [...words("vpn"), { kind: "without", text: "paris" }]],
    ['vpn -"not this"', [...words("vpn"), { kind: "without", text: "not this" }]],
    ["wi-fi e-mail", words("wi-fi", "e-mail")],
    ["vpn - paris", words("vpn", "paris")],
    ["i261121_0042 vpn", [{ kind: "reference", text: "I261121_0042" }, ...words("vpn")]],
    ["https://intranet/vpn 10:30", words("https://intranet/vpn", "10:30")],
    ["ana@example.org", words("ana@example.org")],
    ["colour:red", [{ kind: "unknown", text: "colour red", typed: "colour:red" }]],
    ["-status:open", [{ kind: "without", text: "status open" }]],
    ["status:", words("status:")],
  ])("%s", (typed, read) => expect(readSearch(typed)).toEqual(read));

  test.each<[typed: string, field: string, value: string]>([
    ["from:ana", "requester", "ana"],
    ["From:@ana", "requester", "@ana"],
    ['from:"Ana López"', "requester", "Ana López"],
    ["de:ana", "requester", "ana"],
    ["de : ana", "requester", "ana"],
    ["assignee:me", "assignee", "me"],
    ["agent:moi", "assignee", "moi"],
    ["assigné:moi", "assignee", "moi"],
    ["status:open", "status", "open"],
    ["statut\u00a0: ouvert", "status", "ouvert"],
    ["état:résolu", "status", "résolu"],
    ["statut:« en cours »", "status", "en cours"],
    ["queue:network", "queue", "network"],
    ["file:réseau", "queue", "réseau"],
    ["before:2026-05-01", "before", "2026-05-01"],
    ["avant:hier", "before", "hier"],
    ["after:2026-05-01", "since", "2026-05-01"],
    ["depuis:hier", "since", "hier"],
    ["après : hier", "since", "hier"],
  ])("%s is a field", (typed, field, value) => {
    const read = readSearch(`vpn ${typed} paris`);
    expect(read).toHaveLength(3);
    expect(read[1]).toMatchObject({ kind: "field", field, value });
  });

  test("loses no word, whatever is typed", () => {
    for (const typed of [
      'a"b c"d',
      "x:y:z from:ana:b",
      "«a “b c» d”",
      '-a:b -"c d" e',
      "from: status:open",
      "a.b,c;d(e)f",
    ]) {
      const read = readSearch(typed).map((part) => ("value" in part ? part.value : part.text));
      const letters = (text: string) => text.replaceAll(/[^\p{L}]/gu, "");
      const keys = readSearch(typed).flatMap((part) => ("value" in part ? [part.typed.split(":", 1)[0] ?? ""] : []));
      expect(
        letters([...read, ...keys].join(""))
          .split("")
          .toSorted(),
      ).toEqual(letters(typed).split("").toSorted());
    }
  });
});
