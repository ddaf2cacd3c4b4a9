import { describe, expect, test } from "vitest";
import { filesMistake } from "../../../src/features/files/forms.ts";
import { fileKind, refusedThere } from "../../../src/features/files/rules.ts";
import { phrases } from "../../../src/features/words.ts";
import { anyFile, type FilePolicy } from "../../../src/kernel/policy.ts";

const megabyte = 1024 * 1024;
const strict: FilePolicy = { atMost: 10 * megabyte, types: ["pictures", "pdf"] };

describe("what a file is", () => {
  test.each([
    ["image/png", "a.png", "pictures"],
    ["application/pdf", "a.pdf", "pdf"],
    ["text/plain", "a.log", "text"],
    ["application/zip", "a.zip", "archives"],
    ["application/zip", "report.docx", "documents"],
    ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "a", "documents"],
    ["application/x-cfb", "old.doc", "documents"],
    ["application/gzip", "logs.tar.gz", "archives"],
    ["application/x-7z-compressed", "a.7z", "archives"],
    ["audio/mpeg", "a.mp3", "audio"],
    ["video/mp4", "a.mp4", "video"],
    ["application/octet-stream", "a.bin", "other"],
  ])("%s called %s: %s", (type, name, kind) => expect(fileKind(type, name)).toBe(kind));
});

describe("a queue", () => {
  const file = { name: "a.png", bytes: 10 * megabyte, type: "image/png" };

  test("takes what it says, to the last byte", () => {
    expect(refusedThere(file, strict)).toBeNull();
    expect(refusedThere({ ...file, bytes: file.bytes + 1 }, strict)).toMatchObject({ reason: "too-large" });
    expect(refusedThere({ ...file, type: "video/mp4" }, strict)).toEqual({
      state: "refused",
      reason: "not-taken",
      allowed: strict,
    });
    expect(refusedThere({ ...file, bytes: null, type: null }, strict)).toBeNull();
  });

  test.each(["en", "fr"] as const)("says on the form why not, and what to do, in %s", (locale) => {
    const { inForm, toSender } = phrases(locale).files;
    const put = (...files: readonly { name: string; bytes: number | null; type: string | null }[]) =>
      filesMistake(files, strict, locale)?.["files"] ?? null;
    expect(put(file)).toBeNull();
    expect(put({ ...file, bytes: 11 * megabyte })).toContain(phrases(locale).files.size(10 * megabyte));
    const video = put(file, { name: "b.mp4", bytes: 1, type: "video/mp4" });
    expect(video).toContain("b.mp4");
    expect(video).toContain(locale === "en" ? "pictures and PDFs" : "images et PDF");
    expect(put({ name: "b", bytes: 1, type: "application/octet-stream" })).toBeNull(); // its bytes will tell
    expect(put({ name: "a.exe", bytes: 1, type: null })).toBe(toSender.refused.program("a.exe"));
    expect(put({ name: "a.exe", bytes: 1, type: null }, file, { name: "b.lnk", bytes: 1, type: null })).toBe(
      `${toSender.refused.program("a.exe")} ${toSender.refused.program("b.lnk")}`,
    );
    for (const name of ["a.url", "a.py", "a.sh", "a.reg", "a.desktop", "a.webloc"])
      expect(put({ name, bytes: 1, type: "text/plain" })).toBe(toSender.refused.program(name));
    expect(put(...Array.from({ length: 11 }, () => file))).toBe(inForm.tooMany(10));
  });
});

test("a desk that says nothing takes everything but programs", () => {
  expect(refusedThere({ name: "a", bytes: 1, type: "application/octet-stream" }, anyFile)).toBeNull();
});
