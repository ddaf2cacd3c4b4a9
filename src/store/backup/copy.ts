import { once } from "node:events";
import type { Writable } from "node:stream";
import type { Client, Connection } from "pg";

/** What of pg's connection its types leave out. */
interface CopyConnection extends Pick<Connection, "stream"> {
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
}

interface Tag {
  /** Such as `COPY 12`. */
  readonly text: string;
}

/** Writes what `COPY … TO STDOUT` gives into a stream, which is ended then; gives the number of rows. */
export async function copyOut(client: Client, sql: string, to: Writable): Promise<number> {
  const done = Promise.withResolvers<number>();
  let rows = 0;
  let paused: CopyConnection["stream"] | null = null;
  // What has ended drains no more: at the end the connection is read again whatever waits, for whoever asks it next.
  const goOn = (): void => {
    paused?.resume();
    paused = null;
  };
  to.once("error", done.reject);
  client.query({
    submit: (connection: Connection) => connection.query(sql),
    handleCopyData({ chunk }: { readonly chunk: Uint8Array }, { stream }: CopyConnection) {
      if (to.write(Buffer.from(chunk))) return; // a copy: pg writes the next rows where this one lies
      if (paused !== null) return;
      paused = stream;
      stream.pause();
      to.once("drain", goOn);
    },
    handleCommandComplete: ({ text }: Tag) => void (rows = rowsIn(text)),
    handleError(error: Error) {
      goOn();
      done.reject(error);
    },
    handleReadyForQuery() {
      goOn();
      done.resolve(rows);
    },
  });
  const copied = await done.promise;
  to.end();
  return copied;
}

/** Gives `COPY … FROM STDIN` what a stream holds; gives the number of rows. */
export function copyIn(client: Client, sql: string, from: AsyncIterable<Uint8Array>): Promise<number> {
  const done = Promise.withResolvers<number>();
  let rows = 0;
  let refused = false;
  client.query({
    submit: (connection: Connection) => connection.query(sql),
    handleCopyInResponse: (connection: CopyConnection) => void send(connection, from, () => refused),
    handleCommandComplete: ({ text }: Tag) => void (rows = rowsIn(text)),
    handleError(error: Error) {
      refused = true;
      done.reject(error);
    },
    handleReadyForQuery: () => done.resolve(rows),
  });
  return done.promise;
}

async function send(connection: CopyConnection, from: AsyncIterable<Uint8Array>, isRefused: () => boolean) {
  try {
    for await (const chunk of from) {
      if (isRefused()) return;
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) await once(connection.stream, "drain");
    }
    connection.endCopyFrom();
  } catch (error) {
    connection.sendCopyFail(error instanceof Error ? error.message : String(error));
  }
}

const rowsIn = (tag: string): number => Number(tag.replace("COPY ", ""));
