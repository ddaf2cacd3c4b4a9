import { access, chmod, cp, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { isCode } from "./error-code.ts";
import type { PostgresAccount } from "./postgres-account.ts";

/**
 * Where `account` can run the programs of a package from: its own folder, or a copy of it in the data folder, which that
 * account must be able to enter anyway. Root's checkouts often lie where nobody else may look.
 */
export async function reachablePrograms(
  home: string,
  folder: string,
  account: PostgresAccount | null,
): Promise<string> {
  if (account === null || (await canEnter(home, account))) return home;
  const { version } = manifest.parse(JSON.parse(await readFile(join(home, "package.json"), "utf8")));
  const copy = join(folder, `programs-${version}`);
  if (await exists(copy)) return copy;
  const draft = await mkdtemp(`${copy}-new-`);
  try {
    await cp(join(home, "native"), join(draft, "native"), { recursive: true, verbatimSymlinks: true });
    await chmod(draft, 0o755); // a folder made by mkdtemp is closed to all others
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!isCode(error, "ENOTEMPTY", "EEXIST")) throw error; // else another desk was first: its copy is as good
  }
  return copy;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const manifest = z.object({ version: z.string() });

async function canEnter(path: string, { uid, gid }: PostgresAccount): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = await stat(at);
    const enter = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & enter) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
