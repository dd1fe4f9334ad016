import { z } from "zod";
import { answerItemViewSchema, citationPlaceSchema } from "@/lib/domain/answers/answer";

const citedSchema = z.object({
  url: z.string(),
  title: z.string(),
  place: citationPlaceSchema,
  section: z.int().nonnegative(),
});

/** A citation as the import reads it. */
interface ExportedCitation {
  url: string;
  title: string;
  start_index?: number;
  end_index?: number;
}

/** Between sections, in an answer's text. */
const GAP = 2;

/**
 * Citations with their places in the answer's whole text, of which their own are places in a section. `items` is the
 * answer's, and may be null where all citations are of its first section.
 */
export function placeCitations(list: unknown, items: unknown): ExportedCitation[] {
  const starts = items === null ? [0] : sectionStarts(items);
  return citedSchema
    .array()
    .parse(list)
    .map(({ url, title, place, section }) => {
      const from = starts[section];
      if (place.kind !== "offsets" || from === undefined) return { url, title };
      return { url, title, start_index: from + place.start, end_index: from + place.end };
    });
}

function sectionStarts(items: unknown): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const item of answerItemViewSchema.array().parse(items)) {
    if (item.type !== "message") continue;
    for (const { text } of item.sections) {
      starts.push(at);
      at += text.length + GAP;
    }
  }
  return starts;
}
