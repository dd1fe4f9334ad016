import { parseArgs } from "node:util";
import { getDb } from "@/lib/db/client";
import { hashPassword } from "@/lib/password";
import { onInstance } from "@/scripts/admin/instance";

// Makes one more researcher in a workspace of the instance in SIGHTLINE_DATA_DIR.
const { values } = parseArgs({
  options: {
    email: { type: "string", default: "" },
    password: { type: "string", default: "" },
    workspace: { type: "string", default: "" },
  },
});

await onInstance(async () => {
  const { id: workspaceId } = await getDb().workspace.findUniqueOrThrow({
    where: { slug: values.workspace },
  });
  await getDb().user.create({
    data: {
      email: values.email,
      passwordHash: await hashPassword(values.password),
      memberships: { create: { workspaceId, role: "researcher" } },
    },
  });
});
