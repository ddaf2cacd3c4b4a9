import { readFileSync } from "node:fs";
import { chown, mkdir, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { portOf } from "../../src/playground/slack/port.ts";
import { choosePostgresAccount } from "../../src/postgres/postgres-account.ts";
import { runProgram } from "../../src/postgres/postgres-programs.ts";
import { debianPrograms, freePort } from "./debian-postgres.ts";

/** A PostgreSQL and its standby, which has all that is committed, behind one address. Of a distribution: the embedded one cannot be copied. */
export interface TwoServers {
  /** As its superuser. It leads to whichever of the two is the first. */
  readonly url: string;
  /** Kills the first at once, and has the standby take its place. */
  failOver(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTwoServers(folder: string): Promise<TwoServers> {
  const programs = debianPrograms();
  const home = join(folder, "two-servers");
  await mkdir(home);
  const account = await choosePostgresAccount(home);
  const password = join(home, "password");
  await writeFile(password, "secret", { mode: 0o600 });
  if (account !== null) for (const path of [home, password]) await chown(path, account.uid, account.gid);
  const run = (program: string, ...args: readonly string[]): Promise<void> =>
    runProgram(join(programs, program), args, account);
  const start = (name: string, port: number, ...settings: readonly string[]): Promise<void> => {
    const all = [`port=${port}`, "listen_addresses=127.0.0.1", `unix_socket_directories=${home}`, ...settings];
    const options = `--options=${all.map((setting) => `-c ${setting}`).join(" ")}`;
    return run(
      "pg_ctl",
      "start",
      "--wait",
      `--pgdata=${join(home, name)}`,
      `--log=${join(home, `${name}.log`)}`,
      options,
    );
  };
  const addressOf = (port: number): string => `postgresql://postgres:secret@127.0.0.1:${port}/postgres`;
  const [first, second] = [await freePort(), await freePort()];
  const init = ["--username=postgres", `--pwfile=${password}`, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"];
  await run("initdb", `--pgdata=${join(home, "first")}`, ...init);
  // Nothing is answered as done before the standby has it too.
  await start("first", first, "synchronous_standby_names=*");
  const copy = ["--write-recovery-conf", "--checkpoint=fast", `--dbname=${addressOf(first)}`];
  await run("pg_basebackup", `--pgdata=${join(home, "second")}`, ...copy);
  await start("second", second);
  const way = await openWay(first);
  let servers = ["first", "second"];
  return {
    url: addressOf(way.port),
    async failOver() {
      process.kill(Number(readFileSync(join(home, "first", "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
      servers = ["second"];
      await run("pg_ctl", "promote", "--wait", `--pgdata=${join(home, "second")}`);
      way.leadTo(second);
    },
    async stop() {
      way.close();
      for (const name of servers)
        await run("pg_ctl", "stop", "--mode=immediate", "--wait", `--pgdata=${join(home, name)}`);
    },
  };
}

/** An address of its own that leads to a port, and later to another: whoever is connected then is cut off. */
async function openWay(port: number) {
  let to = port;
  const open = new Set<Socket>();
  const cutAll = (): void => open.forEach((socket) => socket.destroy());
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: to, host: "127.0.0.1", noDelay: true });
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: portOf(server.address()),
    leadTo(other: number) {
      to = other;
      cutAll();
    },
    close() {
      cutAll();
      server.close();
    },
  };
}
