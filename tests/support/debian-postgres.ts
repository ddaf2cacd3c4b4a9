import { execFile, spawn, type ChildProcess } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { chown, mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { choosePostgresAccount } from "../../src/postgres/postgres-account.ts";
import { runProgram } from "../../src/postgres/postgres-programs.ts";

/** A PostgreSQL and a PgBouncer as a distribution brings them: not the embedded one's version, and not its settings. */
export interface DebianPostgres {
  readonly major: number;
  /** The folder of its socket. */
  readonly socket: string;
  readonly port: number;
  /** As its superuser. */
  readonly url: string;
  /** Of its own making: no machine knows the authority. */
  readonly rootCertificate: string;
  /** The address of a database through a pooler in transaction mode, with one connection to the server. */
  pooled(database: string): Promise<string>;
  /** PgBouncer does by itself from 1.24; from 1.21 where max_prepared_statements says so. */
  poolerKeepsNames(): Promise<boolean>;
  stop(): Promise<void>;
}

const installed = globSync("/usr/lib/postgresql/*/bin").toSorted().at(-1);
export const hasDebianPostgres = installed !== undefined && existsSync("/usr/sbin/pgbouncer");

/** Where its programs are. */
export function debianPrograms(): string {
  if (installed === undefined) throw new Error("no PostgreSQL of a distribution is installed");
  return installed;
}

export async function startDebianPostgres(folder: string): Promise<DebianPostgres> {
  const programs = debianPrograms();
  const home = join(folder, "debian");
  await mkdir(home);
  const account = await choosePostgresAccount(home);
  const own = async (...paths: readonly string[]): Promise<void> => {
    if (account !== null) for (const path of paths) await chown(path, account.uid, account.gid);
  };
  const [key, certificate, password] = [join(home, "server.key"), join(home, "server.crt"), join(home, "password")];
  await promisify(execFile)("openssl", [
    ..."req -new -x509 -days 3 -nodes -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1".split(" "),
    "-keyout",
    key,
    "-out",
    certificate,
  ]);
  await writeFile(password, "secret", { mode: 0o600 });
  await own(home, key, certificate, password);
  const data = join(home, "data");
  const init = ["--username=postgres", `--pwfile=${password}`, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"];
  await runProgram(join(programs, "initdb"), [`--pgdata=${data}`, ...init], account);
  const port = await freePort();
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${home}`,
    "fsync=off",
    "ssl=on",
    `ssl_key_file=${key}`,
    `ssl_cert_file=${certificate}`,
  ];
  const options = settings.map((setting) => `-c ${setting}`).join(" ");
  const control = (...args: readonly string[]): Promise<void> =>
    runProgram(join(programs, "pg_ctl"), [...args, "--wait", `--pgdata=${data}`], account);
  await control("start", `--log=${join(home, "log")}`, `--options=${options}`);
  const poolers: ChildProcess[] = [];
  return {
    major: Number(programs.split("/")[4]),
    socket: home,
    port,
    url: `postgresql://postgres:secret@127.0.0.1:${port}/postgres`,
    rootCertificate: certificate,
    async pooled(database) {
      const at = await freePort();
      const [ini, users] = [join(home, "pgbouncer.ini"), join(home, "users.txt")];
      await writeFile(users, '"postgres" "secret"\n');
      const lines = [
        "[databases]",
        `* = host=127.0.0.1 port=${port}`,
        "[pgbouncer]",
        "listen_addr = 127.0.0.1",
        `listen_port = ${at}`,
        "unix_socket_dir =",
        "auth_type = scram-sha-256",
        `auth_file = ${users}`,
        "pool_mode = transaction",
        "default_pool_size = 4",
      ];
      await writeFile(ini, lines.join("\n"));
      await own(ini, users);
      const identity = account === null ? {} : { uid: account.uid, gid: account.gid };
      poolers.push(spawn("/usr/sbin/pgbouncer", [ini], { ...identity, stdio: "ignore" }));
      return `postgresql://postgres:secret@127.0.0.1:${at}/${database}`;
    },
    async poolerKeepsNames() {
      const { stdout } = await promisify(execFile)("/usr/sbin/pgbouncer", ["--version"]);
      const minor = /PgBouncer 1\.(\d+)/.exec(stdout)?.[1];
      return Number(minor) >= 24;
    },
    async stop() {
      for (const pooler of poolers) pooler.kill("SIGKILL");
      await control("stop", "--mode=immediate");
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address === null || typeof address === "string" ? 0 : address.port));
    });
  });
}
