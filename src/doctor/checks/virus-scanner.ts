import { clamd, versionOf, type ScannerAt } from "../../features/files/jobs/clamd.ts";
import { longestFile } from "../../kernel/policy.ts";
import { ill, warning, well, type Check, type Found } from "../finding.ts";
import type { Surroundings } from "../given.ts";

const part = Buffer.alloc(256 * 1024);

async function* largest(): AsyncGenerator<Uint8Array> {
  for (let bytes = 0; bytes < longestFile; bytes += part.length) yield await Promise.resolve(part);
}

/** Whether the virus scanner answers, and takes the largest file that the desk does. */
export const virusScanner: Check<Surroundings> = {
  name: "virus-scanner",
  look: async ({ config: { scanner } }) => (scanner === null ? [] : lookAt(scanner)),
};

async function lookAt(at: ScannerAt): Promise<readonly Found[]> {
  const [version, scanned] = await Promise.all([versionOf(at).catch(() => null), clamd(at).scan(largest())]);
  if (version === null || scanned.result === "retry") {
    const why = scanned.result === "retry" ? scanned.reason : "clamd: no version";
    return [
      ill(
        `The virus scanner does not answer (${why}). Files wait for it, for a day at most.`,
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
  return [well(`The virus scanner answers: ${version}.`)];
}
