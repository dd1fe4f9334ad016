import { auditActionWords } from "@/lib/domain/team/audit-actions";
import type { AuditEntry } from "@/lib/domain/team/audit-entry";

type Decided = Pick<AuditEntry, "actorKind" | "actorId" | "who">;

/** Who decided: a person by name, the command line, or Sightline itself. */
export function whoWords({ actorKind, actorId, who }: Decided): string {
  if (actorKind === "system") return "Sightline";
  if (actorId === null) return "Command line";
  return who ?? "Somebody who is gone";
}

/** By what right, where it is not a member's. */
export function rightWords({ actorKind, actorId }: Decided): string | null {
  if (actorKind === "system") return actorId === null ? null : `by the job ${actorId.replaceAll("-", " ")}`;
  return actorKind === "operator" ? "as operator" : null;
}

/** What an entry is about, by name: the person, or what is called by a name before or after. */
export function namedIn({
  about,
  before,
  after,
}: Pick<AuditEntry, "about" | "before" | "after">): string | null {
  if (about !== null) return about;
  for (const facts of [after, before]) {
    const name = facts?.name ?? facts?.email ?? facts?.login;
    if (typeof name === "string" && name !== "") return name;
  }
  return null;
}

/** What was decided, in words that follow who did. */
export const whatWords = ({ action }: Pick<AuditEntry, "action">): string => auditActionWords(action);

/** "makeDefault", "calls_per_minute" as words. */
const factName = (key: string): string =>
  key
    .replaceAll("_", " ")
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();

const factValue = (value: unknown): string => {
  if (value === undefined || value === null) return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

/** One thing that an entry says: null before where it did not say what it was, null after where it is gone. */
export interface AuditFact {
  name: string;
  before: string | null;
  after: string | null;
}

/** What an entry says, fact by fact, in the order it was written. */
export function factsOf({ before, after }: Pick<AuditEntry, "before" | "after">): AuditFact[] {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const side = (facts: AuditEntry["before"], key: string): string | null =>
    facts !== null && key in facts ? factValue(facts[key]) : null;
  return keys.map((key) => ({ name: factName(key), before: side(before, key), after: side(after, key) }));
}
