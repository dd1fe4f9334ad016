import { z } from "zod";
import { answerItemViewSchema, type AnswerItemView } from "./answer";

// Most answers are one section, whose text is the answer's: it stands beside the items, and is not kept in them again.

const keptSchema = z.tuple([
  z.object({
    type: z.literal("message"),
    sections: z.tuple([z.strictObject({ citations: z.array(z.int().nonnegative()) })]),
  }),
]);

/** An answer's items as they are kept. */
export function keptItems({
  text,
  items,
}: {
  text: string;
  items: readonly AnswerItemView[];
}): z.infer<typeof keptSchema> | readonly AnswerItemView[] {
  const [item, ...more] = items;
  if (item?.type !== "message" || more.length > 0) return items;
  const [section, ...others] = item.sections;
  if (section?.text !== text || others.length > 0) return items;
  return [{ type: "message", sections: [{ citations: section.citations }] }];
}

/** The items that an answer keeps, whole. Throws for what is none. */
export function itemsOf({ text, items }: { text: string; items: unknown }): AnswerItemView[] {
  const kept = keptSchema.safeParse(items).data?.[0];
  if (!kept) return answerItemViewSchema.array().parse(items);
  const [{ citations }] = kept.sections;
  return [{ type: "message", sections: [{ text, citations }] }];
}
