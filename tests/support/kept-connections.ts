import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { portOf } from "../../src/playground/slack/port.ts";

/**
 * Keeps connections to PostgreSQL open for whoever connects next: starting one costs 30 ms of processor time, as much again as
 * it learns the tables, and a test opens a dozen. A session pooler, as PgBouncer is, for databases that are lent under a name.
 * Messages: https://www.postgresql.org/docs/18/protocol-message-formats.html
 */
export interface KeptConnections {
  /** The address of a database under the name that it is lent by. */
  lend(name: string, database: string): Promise<string>;
  /** Whoever is still connected by this name is cut off, and nobody connects by it again. */
  takeBack(name: string): void;
}

/** `direct`: the server, by its superuser's address; it must ask for passwords in plain text. */
export function keepConnections(direct: string): KeptConnections {
  const lent = new Map<string, Lent>();
  const kept = new Map<string, Backend[]>();
  let listening: Promise<Server> | undefined;

  async function serve(client: Socket): Promise<void> {
    client.on("error", () => client.destroy());
    client.setNoDelay();
    const given = await startup(client);
    if (given === null) return void client.destroy();
    const { database: name = "", user: _, ...settings } = given;
    const loan = lent.get(name);
    if (loan === undefined) return void client.end(refusal(name));
    loan.clients.add(client);
    client.once("close", () => loan.clients.delete(client));
    const { database } = loan;
    const all = kept.get(database) ?? [];
    kept.set(database, all);
    const backend = await backendFor(settings, database, all);
    const { socket } = backend;
    if (!client.destroyed) {
      client.write(backend.greeting);
      await carry(client, socket);
      if (socket.destroyed) client.end(); // after what the server said last
      else client.destroy();
    }
    if (await isCleared(socket)) all.push(backend);
    socket.unref();
  }

  async function backendFor(settings: Settings, database: string, all: Backend[]): Promise<Backend> {
    const known = all.pop();
    const backend = known ?? (await start(direct, database));
    backend.socket.ref();
    if (await isSet(backend.socket, settings).catch(() => false)) return backend;
    backend.socket.destroy();
    if (known === undefined) throw new Error(`${database} does not take ${JSON.stringify(settings)}`);
    return backendFor(settings, database, all); // the server had ended it meanwhile
  }

  const listen = async (): Promise<Server> => {
    const server = createServer((client) => {
      serve(client).catch(() => client.destroy());
    });
    server.listen(0, "127.0.0.1").unref();
    await once(server, "listening");
    return server;
  };
  return {
    async lend(name, database) {
      const port = portOf((await (listening ??= listen())).address());
      lent.set(name, { database, clients: new Set() });
      return Object.assign(new URL(direct), { port, pathname: `/${name}` }).href;
    },
    takeBack(name) {
      for (const client of lent.get(name)?.clients ?? []) client.destroy();
      lent.delete(name);
    },
  };
}

interface Lent {
  readonly database: string;
  readonly clients: Set<Socket>;
}

/** A connection to the server, and what the server says to whoever has come in. */
interface Backend {
  readonly socket: Socket;
  readonly greeting: Buffer;
}

type Settings = Readonly<Record<string, string>>;

const protocol = 196_608; // 3.0
const text = (...words: readonly string[]): Buffer => Buffer.from(words.map((word) => `${word}\0`).join(""));

function message(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(type), length, content]);
}

const terminate = message("X", Buffer.alloc(0));
const idle = message("Z", Buffer.from("I"));
const wantsPassword = message("R", Buffer.from([0, 0, 0, 3]));
const cleared = message("C", text("DISCARD ALL"));
const refusal = (name: string): Buffer =>
  message(
    "E",
    Buffer.concat([text("SFATAL", "VFATAL", "C3D000", `Mdatabase "${name}" does not exist`), Buffer.alloc(1)]),
  );
const endsWith = (chunk: Buffer, end: Buffer): boolean => chunk.subarray(-end.length).equals(end);

/** What a client says first; null where it wants something other than a session. */
async function startup(client: Socket): Promise<Settings | null> {
  const said = await read(client, (all) => all.length >= 4 && all.length >= all.readInt32BE());
  if (said.readInt32BE(4) !== protocol) return null;
  const words = said.toString("utf8", 8).split("\0");
  const pairs = words.flatMap((key, at) => (at % 2 === 0 && key !== "" ? [[key, words[at + 1] ?? ""] as const] : []));
  return Object.fromEntries(pairs);
}

async function start(direct: string, database: string): Promise<Backend> {
  const { hostname, port, username: user, password } = new URL(direct);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => socket.destroy());
  socket.setNoDelay();
  const hello = Buffer.concat([Buffer.alloc(8), text("user", user, "database", database, "")]);
  hello.writeInt32BE(hello.length);
  hello.writeInt32BE(protocol, 4);
  socket.write(hello);
  socket.write(message("p", text(password)));
  const answer = await read(socket, (all) => endsWith(all, idle) || all.includes("FATAL"));
  if (!endsWith(answer, idle)) throw new Error(`no connection to ${database}: ${answer.toString()}`);
  return { socket, greeting: answer.subarray(wantsPassword.length) };
}

/** With what a client asks for; false: the server has ended it, or refuses that. */
async function isSet(socket: Socket, { options = "", ...settings }: Settings): Promise<boolean> {
  const given = [...options.matchAll(/-c ([^=]+)=((?:\\.|\S)*)/gu)].map(
    ([, key, value = ""]) => [key, value.replaceAll("\\", "")] as const,
  );
  const sets = [...Object.entries(settings), ...given].map(
    ([key, value]) => `set ${key} = '${value.replaceAll("'", "''")}';`,
  );
  socket.write(message("Q", text(`${sets.join(" ")} select`)));
  return endsWith(await read(socket, (all) => endsWith(all, idle) || all.includes("SERROR")), idle);
}

/** Until either of them ends. */
function carry(client: Socket, server: Socket): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      client.off("data", fromClient).off("close", end);
      server.off("data", fromServer).off("close", end);
      resolve();
    };
    const fromClient = (chunk: Buffer): void => {
      const ends = endsWith(chunk, terminate); // nothing else that a client says last ends like this
      const rest = ends ? chunk.subarray(0, -terminate.length) : chunk;
      if (rest.length > 0 && !server.write(rest)) {
        client.pause();
        server.once("drain", () => client.resume());
      }
      if (ends) end();
    };
    const fromServer = (chunk: Buffer): void => {
      if (client.write(chunk)) return;
      server.pause();
      client.once("drain", () => server.resume());
    };
    client.on("data", fromClient).once("close", end);
    server.on("data", fromServer).once("close", end);
  });
}

/** As good as new: nothing of its last client is left. One whose client broke off within something is not. */
async function isCleared(socket: Socket): Promise<boolean> {
  if (socket.destroyed) return false;
  socket.resume();
  socket.write(message("Q", text("discard all")));
  try {
    const said = await read(socket, (all) => endsWith(all, idle) || all.includes("SERROR"));
    if (endsWith(said, idle) && said.includes(cleared)) return true;
  } catch {
    // It is gone.
  }
  socket.destroy();
  return false;
}

/** All that comes until it is enough. Rejects where it ends before. */
function read(socket: Socket, isEnough: (all: Buffer) => boolean): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let all: Buffer = Buffer.alloc(0);
    const end = (): void => {
      socket.off("data", take).off("close", broken);
    };
    const take = (chunk: Buffer): void => {
      all = Buffer.concat([all, chunk]);
      if (!isEnough(all)) return;
      end();
      resolve(all);
    };
    const broken = (): void => {
      end();
      reject(new Error("the connection has ended"));
    };
    if (socket.destroyed) return broken();
    socket.on("data", take).once("close", broken);
  });
}
