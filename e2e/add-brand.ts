import { parseArgs } from "node:util";
import { getDb } from "@/lib/db/client";
import { makeBrand } from "@/lib/services/brands";
import { commandContext } from "@/scripts/admin/command";
import { onInstance } from "@/scripts/admin/instance";

// Makes a brand in a workspace of the instance in SIGHTLINE_DATA_DIR: a competitor, unless it says otherwise.
const { values } = parseArgs({
  options: {
    workspace: { type: "string", default: "" },
    name: { type: "string", default: "" },
    role: { type: "string", default: "competitor" },
  },
});

await onInstance(async () => {
  const { id: workspaceId } = await getDb().workspace.findUniqueOrThrow({
    where: { slug: values.workspace },
  });
  const { name, role } = values;
  await makeBrand({ ctx: { ...commandContext(), workspaceId }, input: { brand: { name, role } } });
});
