import { createTestDatabase } from "../../support/database.ts";
import { openAttackedDesk, type AttackedDesk } from "./attacked-desk.ts";

/** On a database of its own, which goes with it. */
export async function deskForATest(): Promise<AttackedDesk> {
  const database = await createTestDatabase();
  const desk = await openAttackedDesk(database.url);
  return {
    ...desk,
    close: async () => {
      await desk.close();
      await database.drop();
    },
  };
}
