import { createHash } from "node:crypto";

/**
 * The id that a row of a dataset gets in a workspace. It follows from both, so that what points to a row finds it again
 * without a list of them; its time and what follows it stay, so that rows of one moment stay in their order.
 */
export function newIds(workspaceId: string): (id: string) => string {
  return (id) => {
    const hex = createHash("sha256").update(`${workspaceId}\0${id.toLowerCase()}`).digest("hex");
    return `${id.slice(0, 18)}-8${hex.slice(0, 3)}-${hex.slice(3, 15)}`;
  };
}

/** JSON text whose ids are other ones: those of its fields that are called so. */
export function withNewIds(json: string, idOf: (id: string) => string): string {
  const parsed: unknown = JSON.parse(json, (name, value: unknown) =>
    name.endsWith("Id") && typeof value === "string" ? idOf(value) : value,
  );
  return JSON.stringify(parsed);
}
