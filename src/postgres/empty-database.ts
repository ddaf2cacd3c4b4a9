import { Client } from "pg";

/**
 * Gives the URL of a database with nothing in it, on the server at `url`; one of that name is dropped, whoever uses it.
 * `name` is lower case letters: it is not quoted.
 */
export async function emptyDatabase(url: string, name: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
