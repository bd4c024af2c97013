import { Client } from "pg";
import { Failure, messageOf } from "./fail.ts";
import { withClient } from "./postgres.ts";

const quoted = (name: string): string => new Client().escapeIdentifier(name);

export async function createDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${quoted(name)}`);
  });
}

/** A fresh copy of the template under this name, whoever still uses the old one. */
export async function cloneDatabase(adminUrl: string, template: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${quoted(name)} TEMPLATE ${quoted(template)} STRATEGY FILE_COPY`);
  });
}

/** One line for a database of the operator's own that does not answer. */
export async function requireDatabase(url: string): Promise<void> {
  try {
    await withClient(url, (client) => client.query("SELECT 1"));
  } catch (error) {
    throw new Failure(
      `DATABASE_URL does not answer (${messageOf(error)}): check the address and that it is running.`,
    );
  }
}
