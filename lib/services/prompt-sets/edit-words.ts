import "server-only";
import type { PromptEdit } from "@/lib/domain/library/prompt-edit";
import { prismaOf, type Context } from "@/lib/services/context";

const quoted = (texts: readonly string[]): string => texts.map((text) => `“${text}”`).join(", ");

/** What an edit does, as the history of its set says it for good: with the names that things have now. */
export async function wordsForEdit(ctx: Context, edit: PromptEdit): Promise<string> {
  const db = prismaOf(ctx);
  const select = { name: true };
  const nameOf = async (row: Promise<{ name: string } | null>): Promise<string> =>
    quoted([(await row)?.name ?? ""]);
  switch (edit.change) {
    case "topic":
      return edit.topic === null ? "Topic taken away" : `Topic set to ${quoted([edit.topic])}`;
    case "add_tags":
      return `Tagged ${quoted(edit.tags)}`;
    case "remove_tags":
      return `Tags ${quoted(edit.tags)} taken away`;
    case "intent":
      return edit.intent === null ? "Intent taken away" : `Intent set to ${edit.intent}`;
    case "stage":
      return edit.stage === null ? "Stage taken away" : `Stage set to ${edit.stage}`;
    case "market":
      if (edit.marketId === null) return "Market taken away";
      return `Market set to ${await nameOf(db.market.findUnique({ where: { id: edit.marketId }, select }))}`;
    case "persona":
      if (edit.personaId === null) return "Persona taken away";
      return `Persona set to ${await nameOf(db.persona.findUnique({ where: { id: edit.personaId }, select }))}`;
    case "weight":
      return `Weight set to ${edit.weight}`;
    case "make_family":
      return `Made the family ${quoted([edit.name])}`;
    case "join_family":
      return `Joined the family ${await nameOf(db.family.findUnique({ where: { id: edit.familyId }, select }))}`;
    case "split_family":
      return "Split from their families";
    case "archive":
      return "Archived";
    case "restore":
      return "Restored";
  }
}
