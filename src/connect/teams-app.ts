import { readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";

const zeros = "00000000-0000-0000-0000-000000000000";
const nobodysSite = "https://www.example.com";
const files = ["fr.json", "color.png", "outline.png"] as const;

/**
 * The app that is uploaded to Teams: the files of `manifests/teams/`, with the bot's id in place of the zeros.
 * @param site the web address of whoever offers the desk, which Teams shows with the app; null: an example's
 */
export function teamsApp(appId: string, site: string | null): Uint8Array {
  const manifest = readManifest("manifest.json").toString("utf8").replaceAll(zeros, appId);
  const own = site === null ? manifest : manifest.replaceAll(nobodysSite, site.replace(/\/+$/, ""));
  return zipSync({
    "manifest.json": strToU8(own),
    ...Object.fromEntries(files.map((name) => [name, new Uint8Array(readManifest(name))])),
  });
}

const readManifest = (name: string): Buffer => readFileSync(new URL(`../../manifests/teams/${name}`, import.meta.url));
