import { itemSchema, sectionSchema } from "@/lib/api-contract/reply";

/** Raised when this stage makes something else of the same reply. */
export const TEXT_VERSION = 3;

export interface MessageSection {
  text: string;
  /** The section's annotations as they came, for the citations stage. */
  annotations?: unknown;
}

export type TextItem =
  | { type: "reasoning"; texts: string[] }
  | { type: "message"; sections: MessageSection[] }
  /** An item of a kind this version does not know; its content is in the raw reply. */
  | { type: "unknown"; wireType: string };

export interface ReadText {
  items: TextItem[];
  /** The visible text: all message sections, joined by blank lines. */
  text: string;
  /** Items and sections that could not be read; nulls are nothing and do not count. */
  leftOut: number;
}

/** The items of a result as text. An item or section that is odd is left out, and costs the others nothing. */
export function readText(wireItems: readonly unknown[]): ReadText {
  const read = wireItems.filter((item) => item !== null).map(readItem);
  const items = read.flatMap(({ item }) => item ?? []);
  return {
    items,
    text: sectionsOf(items)
      .map(({ text }) => text)
      .join("\n\n"),
    leftOut: read.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
}

/** The sections of all messages, in order: what a citation's `sectionIndex` counts. */
export const sectionsOf = (items: readonly TextItem[]): MessageSection[] =>
  items.flatMap((item) => (item.type === "message" ? item.sections : []));

function readItem(wireItem: unknown): { item: TextItem | null; leftOut: number } {
  const item = itemSchema.safeParse(wireItem);
  if (!item.success) return { item: null, leftOut: 1 };
  const { sections, leftOut } = readSections(item.data.sections);
  const type = item.data.type ?? typeBySections(sections);
  if (type === "message") return { item: { type, sections }, leftOut };
  if (type === "reasoning") return { item: { type, texts: sections.map(({ text }) => text) }, leftOut };
  return { item: { type: "unknown", wireType: type }, leftOut: 1 };
}

interface ReadSection extends MessageSection {
  type: string | null;
}

function readSections(wireSections: unknown): { sections: ReadSection[]; leftOut: number } {
  if (wireSections === undefined || wireSections === null) return { sections: [], leftOut: 0 };
  if (!Array.isArray(wireSections)) return { sections: [], leftOut: 1 };
  const sections: ReadSection[] = [];
  let leftOut = 0;
  for (const wireSection of wireSections) {
    const section = sectionSchema.safeParse(wireSection);
    const text = section.data?.text ?? "";
    if (section.success) sections.push({ ...section.data, text: typeof text === "string" ? text : "" });
    if (wireSection !== null && (!section.success || typeof text !== "string")) leftOut += 1;
  }
  return { sections, leftOut };
}

/** What an item is that does not say it: its sections do. */
function typeBySections(sections: readonly ReadSection[]): string {
  const types = new Set(sections.map(({ type }) => type));
  if (types.has("summary_text")) return "reasoning";
  return types.has("text") ? "message" : "";
}
