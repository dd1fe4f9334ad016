import { randomUUID } from "node:crypto";
import { z } from "zod";
import { getDb } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import { EnvironmentError } from "@/lib/env";
import { machineClock, type InstanceContext } from "@/lib/services/context";
import { StartError, systemErrorInWords } from "../start-error";
import { onInstance } from "./instance";

/** How a command answers: lines for a person, or one JSON object with `--json`. */
export interface Answer {
  lines: string[];
  json: object;
}

/** As whom a command acts: whoever may run it on the machine is the instance's operator, for themselves or for a user. */
export const commandContext = (
  userId: string | null = null,
): InstanceContext & { actor: { kind: "operator"; userId: string | null } } => ({
  actor: { kind: "operator", userId },
  origin: { address: null, agent: "command line", requestId: randomUUID() },
  now: machineClock,
});

/** Runs a command on the instance and prints its answer; what went wrong goes to standard error, with exit code 1. */
export async function answer(asJson: boolean, work: () => Promise<Answer>): Promise<void> {
  try {
    const { lines, json } = await onInstance(work);
    process.stdout.write(asJson ? `${JSON.stringify(json)}\n` : `${lines.join("\n")}\n`);
  } catch (error) {
    const { message, fields } = describe(error);
    const lines = [message, ...Object.entries(fields).map(([field, takes]) => `  ${field}: ${takes}`)];
    process.stderr.write(
      asJson ? `${JSON.stringify({ error: message, fields })}\n` : `${lines.join("\n")}\n`,
    );
    process.exitCode = 1;
  }
}

function describe(error: unknown): { message: string; fields: Readonly<Record<string, string>> } {
  if (error instanceof AppError) return { message: error.message, fields: error.fields };
  if (error instanceof z.ZodError) {
    const fields = error.issues.map((issue) => [issue.path.join("."), issue.message]);
    return { message: "That is not usable:", fields: Object.fromEntries(fields) };
  }
  if (error instanceof EnvironmentError || error instanceof StartError)
    return { message: error.message, fields: {} };
  const refused = systemErrorInWords(error);
  if (refused !== null) return { message: refused, fields: {} };
  // A bug, or a broken machine: whoever runs this is the operator and may see all of it.
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error), fields: {} };
}

/** The workspace of a name in addresses, or `not_found`. */
export async function findWorkspace(slug: string): Promise<string> {
  const workspace = await getDb().workspace.findUnique({ where: { slug }, select: { id: true } });
  if (!workspace) throw new AppError("not_found", { message: "There is no workspace of that name." });
  return workspace.id;
}

/** The user of an address, or the instance's first operator; or `not_found`. */
export async function findOwner(email: string | undefined): Promise<string> {
  const user = await getDb().user.findFirst({
    where: email === undefined ? { isOperator: true } : { email: email.trim().toLowerCase() },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  if (user) return user.id;
  throw new AppError("not_found", {
    message:
      email === undefined
        ? "There is no owner yet. Open the set-up address, or run `create-owner` first."
        : "Nobody here has that e-mail address.",
  });
}
