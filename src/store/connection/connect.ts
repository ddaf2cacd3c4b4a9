import { Client } from "pg";
import { cannotStart } from "../../kernel/errors.ts";
import { refusalOf } from "./refusals.ts";

/** Works on a connection of its own, which is ended whatever comes of it. Rejects with a `cannotStart` sentence where there is none. */
export async function connected<Result>(
  url: string,
  applicationName: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = await connect(url, applicationName);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A connection of its own; the caller ends it. Rejects with a `cannotStart` sentence. */
async function connect(url: string, applicationName: string): Promise<Client> {
  let server = "its address";
  try {
    const client = new Client({ connectionString: url, application_name: applicationName });
    server = client.host.startsWith("/") ? client.host : `${client.host}:${client.port}`;
    client.on("error", () => undefined); // whatever is asked next rejects
    await client.connect();
    return client;
  } catch (error) {
    throw cannotStart(refusalOf(error, server), error);
  }
}
