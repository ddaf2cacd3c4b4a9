import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { restore } from "../../src/backup/restore.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { eventually } from "../support/eventually.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const kept = "Kept printer";
const lost = "Lost laptop";
const fresh = "Fresh phone";

describe.each(everywhere(import.meta.filename))(
  "after a restore, on $platform, in $language,",
  { timeout: 120_000 },
  ({ platform, language }) => {
    let world: World;
    let folder: string;
    afterEach(async () => {
      await world.close();
      await rm(folder, { recursive: true });
    });

    it("the cards of a lost ticket reach no other, whatever is pressed, sent or written there", async () => {
      folder = await mkdtemp(join(tmpdir(), "guichet-backups-"));
      const made = await createStage(platform, language);
      world = made.world;
      const { stage } = made;
      const url = world.config.databaseUrl ?? "";
      const claire = stage.agent("Claire Dubois");
      const paul = stage.agent("Paul Martin");
      const luc = stage.agent("Luc Bernard");
      await stage.setsUp();
      const mona = stage.employee("Mona Petit");
      const noor = stage.employee("Noor Bakker");
      await opens(mona, kept);

      const backedUpAt = world.now();
      const backup = await writeBackup({ url, folder });
      await opens(noor, lost);
      await claims(claire, lost);
      await claire.pressesInChannel(lost, claire.words.buttons.fill.reply);
      await claire.enters({ [claire.words.forms.text.reply]: "For Noor alone" });
      const [before] = await world.rows(`select reference from ticket where title = '${lost}'`);

      await world.rests();
      await world.rows("drop schema public cascade; drop schema jobs cascade; create schema public");
      const stopped = new Date(backup.at.getTime() + 60_000);
      const policy = policyIn("Europe/Paris");
      await restore({ config: world.config, policy, now: () => stopped, from: backup.folder, stopped });
      // As after a restore by other means, which gives references again; and by the clock of this world.
      const missing = JSON.stringify({ from: backedUpAt, to: world.now() });
      await world.rows(
        `update setting set value = '${missing}' where key = 'missing-time'; update day_counter set count = 1`,
      );
      await world.returns();

      const lostTo = (somebody: typeof claire) =>
        eventually(() =>
          expect(somebody.whispered() + somebody.reads() + somebody.formSays()).toContain(
            somebody.words.refusals.ticketLost,
          ),
        );
      await opens(mona, fresh);
      await claims(paul, fresh);
      const ofFresh = `select reference, status, version from ticket where title = '${fresh}'`;
      const [after] = await world.rows(ofFresh);
      expect(after?.["reference"]).toBe(before?.["reference"]);

      // A form that was open all the while, a press, another form.
      await claire.sends();
      await lostTo(claire);
      await paul.pressesInChannel(lost, paul.words.buttons.press.called);
      await lostTo(paul);
      await luc.pressesInChannel(lost, luc.words.buttons.fill.hold);
      await lostTo(luc);
      await claire.chatsUnder(lost, "Who has this one?");
      await eventually(() => expect(claire.whispered()).toContain(claire.words.whispers.threadLost));
      await noor.answersUnder(lost, "It is the blue one");
      await eventually(() => expect(noor.reads() + noor.whispered()).toContain(noor.words.whispers.threadLost));
      expect(await world.rows(ofFresh)).toEqual([after]);
      expect(await world.rows("select from words where text in ('For Noor alone', 'It is the blue one')")).toEqual([]);
      expect(mona.reads()).not.toContain("For Noor alone");

      // What came back goes on as before.
      await claims(paul, kept);
    });
  },
);
