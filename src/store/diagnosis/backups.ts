import { backupsRemembered, type BackupsRemembered } from "../backup/records.ts";
import type { Sql } from "../engine/sql.ts";

export interface BackupsDiagnosis {
  backups(): Promise<BackupsRemembered & { readonly tickets: boolean }>;
}

export const diagnoseBackups = (sql: Sql): BackupsDiagnosis => ({
  // Whether there is anything to lose.
  backups: async () => ({
    ...(await backupsRemembered(sql)),
    tickets: (await sql.$executeRaw`select from ticket limit 1`) > 0,
  }),
});
