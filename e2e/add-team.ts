import { z } from "zod";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { ROLES } from "@/lib/domain/team/permission";
import { hashPassword } from "@/lib/password";
import { onInstance } from "@/scripts/admin/instance";
import { plantOne } from "@/test/plant-one";
import { teammate, TEAM_PASSWORD, type Team } from "./team";

// Plants two workspaces with one of each thing in them, and a person for each role in the first, on the instance in
// SIGHTLINE_DATA_DIR; prints what it planted.
await onInstance(async () => {
  const db = getDb();
  const [own, foreign] = [await plantOne(), await plantOne()];
  // A demo can be filled further.
  await db.workspace.updateMany({
    where: { id: { in: [own.workspaceId, foreign.workspaceId] } },
    data: { isDemo: false },
  });
  const passwordHash = await hashPassword(TEAM_PASSWORD);
  for (const role of ROLES) {
    const memberships = { create: { workspaceId: own.workspaceId, role } };
    await db.user.create({ data: { email: teammate(role, own.slug).email, passwordHash, memberships } });
  }
  const { rows } = await getPool().query("select id from api.account limit 1");
  const [{ id: account }] = z.tuple([z.object({ id: z.uuid() })]).parse(rows);
  const team: Team = { own: { ...own, account }, foreign: { ...foreign, account } };
  process.stdout.write(JSON.stringify(team));
});
