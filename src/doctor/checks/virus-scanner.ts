import { clamd, versionOf, type ScannerAt } from "../../features/files/jobs/clamd.ts";
import { longestFile } from "../../kernel/policy.ts";
import { ill, warning, well, type Check, type Found } from "../finding.ts";
import type { Records, Surroundings } from "../given.ts";

const part = Buffer.alloc(256 * 1024);

async function* largest(): AsyncGenerator<Uint8Array> {
  for (let bytes = 0; bytes < longestFile; bytes += part.length) yield await Promise.resolve(part);
}

/** Whether the virus scanner answers, and takes the largest file that the desk does. */
export const virusScanner: Check<Surroundings> = {
  name: "virus-scanner",
  look: async ({ config: { scanner } }) => (scanner === null || scanner === "none" ? [] : lookAt(scanner)),
};

const probe = { silence: 10_000, look: 10_000 }; // milliseconds: it waits for nobody

async function lookAt(at: ScannerAt): Promise<readonly Found[]> {
  const scanned = await clamd(at, probe).scan(largest());
  if (scanned.result === "retry") {
    return [
      ill(
        `The virus scanner does not answer (${scanned.reason}). Files wait for it, for a day at most.`,
        "Start clamav-daemon, and look whether CLAMD names its TCPSocket and TCPAddr, or its LocalSocket.",
      ),
    ];
  }
  if (scanned.result === "too-large") {
    return [
      warning(
        `The virus scanner takes no file of ${longestFile / 1024 / 1024} MB: such files are refused.`,
        "Set StreamMaxLength 26M in clamd.conf, and restart clamav-daemon.",
      ),
    ];
  }
  return [well(`The virus scanner answers: ${await versionOf(at, probe)}.`)];
}

/** Whether this desk can do what the database asks of all: no file is passed on that was not looked at. */
export const mustBeScanned: Check<Records> = {
  name: "scanned-files",
  look: async ({ store, scans }) => {
    const must = await store.files.mustBeScanned();
    if (!must || scans === true) return [];
    if (scans === "none")
      return [warning("The database still has files looked at for viruses.", "Start each desk with CLAMD=none.")];
    return [
      warning(
        "Files are looked at for viruses, and CLAMD is left out here: files that this desk takes wait for one that has it.",
        "Set CLAMD here as at the other desks. To have files looked at no more, start each desk with CLAMD=none.",
      ),
    ];
  },
};
