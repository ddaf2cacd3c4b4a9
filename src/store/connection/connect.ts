import { Client } from "pg";
import { cannotStart } from "../../kernel/errors.ts";
import { refusalOf } from "./refusals.ts";

/** A connection of its own; the caller ends it. Rejects with a `cannotStart` sentence. */
export async function connect(url: string, applicationName: string): Promise<Client> {
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
