import "server-only";
import { z } from "zod";
import { countChars } from "@/lib/domain/text/characters";
import { LIMITS } from "@/lib/api-contract/limits";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { familyNameSchema } from "@/lib/domain/library/prompt-set";
import {
  countExpanded,
  EXPANDED_MAX,
  expand,
  type TemplateVariable,
  variablesOf,
} from "@/lib/domain/library/template";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { memberId, prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found } from "@/lib/services/ids";
import { addAsChange } from "@/lib/services/prompt-sets/add-as-change";
import { lockSetInUse } from "@/lib/services/prompt-sets/in-workspace";
import { PLAIN_PROPERTIES } from "@/lib/services/prompt-sets/question-fields";
import { getFamilyInWorkspace } from "./get";

const value = typedText("The value").trim().check(maxChars(500));
const templateSchema = z
  .object({
    name: familyNameSchema,
    template: typedText("The template").trim().min(1, "Write the template.").check(maxChars(2000)),
    variables: z
      .array(z.object({ name: z.string().max(100), values: z.array(value).max(EXPANDED_MAX) }))
      .max(10, "At most 10 variables.")
      .transform((variables) =>
        variables.map(({ name, values }) => ({
          name,
          values: [...new Set(values.filter((each) => each !== ""))],
        })),
      ),
  })
  .superRefine(({ template, variables }, check) => {
    const names = variablesOf(template);
    if ("problem" in names)
      return check.addIssue({ code: "custom", path: ["template"], message: names.problem });
    if (names.length === 0)
      return check.addIssue({
        code: "custom",
        path: ["template"],
        message: "There is no variable in it: write {city}.",
      });
    const count = countExpanded(template, variables);
    if (count === 0)
      check.addIssue({ code: "custom", path: ["variables"], message: "Each variable needs a value." });
    if (count > EXPANDED_MAX)
      check.addIssue({
        code: "custom",
        path: ["variables"],
        message: `That makes ${count.toLocaleString("en")} questions; at most ${EXPANDED_MAX.toLocaleString("en")}.`,
      });
  });

export interface TemplateInput {
  setId: string;
  /** The family whose template it is; null makes one. */
  familyId: string | null;
  name: string;
  template: string;
  variables: { name: string; values: string[] }[];
}

export interface Expanded {
  familyId: string;
  /** The act that can be undone; null where nothing was new. */
  changeId: string | null;
  added: number;
  /** The set had them. */
  already: number;
  /** Longer than a question may be, and left out. */
  tooLong: number;
}

/**
 * Makes a family of a template and adds its questions to the set, those that it has not; with a family given, adds what
 * the template's values make anew. One act, which can be undone. Throws `invalid` naming the field, and `conflict` where
 * a new family would have no question, or the set is archived.
 */
export async function expandTemplate({ ctx, input }: Call<TemplateInput>): Promise<Expanded> {
  requirePermission(ctx, "prompt:write");
  const { name, template, variables } = templateSchema.parse(input);
  const questions = [...new Set(expand(template, variables).map((question) => question.trim()))];
  const fitting = questions.filter((each) => each !== "" && countChars(each) <= LIMITS.promptChars);
  return withTransaction(ctx, async (inside) => {
    const { id: setId } = await lockSetInUse(inside, input.setId);
    const familyId = await keepFamily(inside, { setId, familyId: input.familyId, name, template, variables });
    const prompts = fitting.map((userPrompt) => ({ ...PLAIN_PROPERTIES, userPrompt, familyId }));
    const families = input.familyId === null ? [familyId] : [];
    const { changeId, ids } = await addAsChange(inside, { setId, kind: "expand", prompts, families });
    const added = ids.filter((id) => id !== null).length;
    if (added === 0 && input.familyId === null)
      throw new AppError("conflict", {
        message: "The set has all of these questions already, so no family was made.",
      });
    return {
      familyId,
      changeId,
      added,
      already: fitting.length - added,
      tooLong: questions.length - fitting.length,
    };
  });
}

interface Kept {
  setId: string;
  familyId: string | null;
  name: string;
  template: string;
  variables: TemplateVariable[];
}

async function keepFamily(
  ctx: Context & { tx: Transaction },
  { setId, familyId, name, template, variables }: Kept,
): Promise<string> {
  const { tx, workspaceId } = ctx;
  const kept = variables.map((variable) => ({ name: variable.name, values: [...variable.values] }));
  if (familyId === null) {
    const made = { createdById: memberId(ctx), createdAt: ctx.now() };
    const data = { workspaceId, setId, name, template, variables: kept, ...made };
    return (await tx.prisma.family.create({ data, select: { id: true } })).id;
  }
  const family = await getFamilyInWorkspace(ctx, familyId);
  found(family.setId === setId ? family : null, "family");
  const before = await templateOf(ctx, family);
  const after = { name, template, variables: kept };
  if (JSON.stringify(before) === JSON.stringify(after)) return family.id;
  await tx.prisma.family.update({ where: { id: family.id }, data: after });
  const change = { workspaceId, action: "family.change_template", entityId: family.id } as const;
  await recordDecision(tx, ctx, { ...change, before, after });
  return family.id;
}

const variablesSchema = z.array(z.object({ name: z.string(), values: z.string().array() }));

async function templateOf(
  ctx: Context,
  { id, name, template }: { id: string; name: string; template: string | null },
): Promise<{ name: string; template: string | null; variables: z.infer<typeof variablesSchema> }> {
  const { variables } = await prismaOf(ctx).family.findUniqueOrThrow({
    where: { id },
    select: { variables: true },
  });
  return { name, template, variables: variablesSchema.parse(variables) };
}

/** The template that a family was made of, with its values; null for a family without one. Throws `not_found`. */
export async function getTemplate({ ctx, input }: Call<{ id: string }>): Promise<{
  setId: string;
  name: string;
  template: string;
  variables: z.infer<typeof variablesSchema>;
} | null> {
  requirePermission(ctx, "prompt:read");
  const family = await getFamilyInWorkspace(ctx, input.id);
  const { template } = family;
  if (template === null) return null;
  return { ...(await templateOf(ctx, family)), template, setId: family.setId };
}
