import { parseArgs } from "node:util";
import { getDb } from "@/lib/db/client";
import { hashPassword } from "@/lib/password";
import { createWorkspace } from "@/lib/services/workspaces";
import { commandContext } from "@/scripts/admin/command";
import { onInstance } from "@/scripts/admin/instance";

// Makes one more person, with a workspace of their own, on the instance in SIGHTLINE_DATA_DIR.
const { values } = parseArgs({
  options: {
    email: { type: "string", default: "" },
    password: { type: "string", default: "" },
    workspace: { type: "string", default: "" },
  },
});

await onInstance(async () => {
  const { id } = await getDb().user.create({
    data: { email: values.email, passwordHash: await hashPassword(values.password) },
  });
  await createWorkspace({ ctx: commandContext(id), input: { name: values.workspace } });
});
