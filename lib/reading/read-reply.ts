import { parseWireDate } from "@/lib/api-contract/format";
import { resultFieldsSchema, type LlmResult } from "@/lib/api-contract/reply";
import type { AnswerItemView, CitationView } from "@/lib/domain/answers/answer";
import type { EndedEarly } from "@/lib/domain/answers/answer-ending";
import type { AnswerEngine } from "@/lib/domain/engines/engine";
import { dollarsFromNumber, type Nano } from "@/lib/domain/amounts/money";
import { readCitations, type ReadCitation } from "./citations";
import { readEnding } from "./ending";
import { readSearches } from "./searches";
import { readSource } from "./sources";
import { readText, sectionsOf, type TextItem } from "./text";
import { readTokens } from "./tokens";

/** What is read of a result, and can be read of it again. */
export interface ReadAnswer {
  modelAnswered: string;
  /** Null where nobody told: of a line of an import. */
  webSearchDone: boolean | null;
  /** Null where the reply does not say. */
  inputTokens: number | null;
  outputTokens: number | null;
  reasoningTokens: number | null;
  /** The visible text: all message sections, joined by blank lines. */
  text: string;
  items: AnswerItemView[];
  citations: CitationView[];
  fanOutQueries: string[];
  /** Why the answer stops before its end; null where it does not, or nobody says. */
  endedEarly: EndedEarly | null;
  /** Parts of the reply, and of the model's to the API, that could not be read. */
  leftOut: number;
}

/** A result and what is known of it from outside. */
export interface Reply {
  result: LlmResult;
  /** The message beside the result's code. */
  statusMessage: string | null;
  engine: AnswerEngine;
  modelAsked: string;
}

/** Reads a result, stage by stage. Whatever is odd in it is left out and counted; it never throws. */
export function readReply({ result, statusMessage, engine, modelAsked }: Reply): ReadAnswer {
  const fields = resultFieldsSchema.parse(result);
  const { items, text, leftOut: textLeftOut } = readText(result.items);
  const cited = readCitations(sectionsOf(items), engine);
  const citations = cited.citations.map(withSource);
  const { endedEarly, leftOut: modelLeftOut } = readEnding(statusMessage);
  const { leftOut: queriesLeftOut, ...searches } = readSearches(fields, citations.length);
  return {
    modelAnswered: fields.model_name ?? modelAsked,
    ...searches,
    ...readTokens(fields),
    text,
    items: withCitations(items, citations),
    citations,
    endedEarly,
    leftOut: modelLeftOut + textLeftOut + cited.leftOut + queriesLeftOut,
  };
}

/**
 * What is booked once, when the reply comes, and never read again: money and time stay what the ledger and the months
 * were made from. `charge` is the model's, null where the API does not know it.
 */
export function readBooked(
  result: LlmResult,
  { receivedAt }: { receivedAt: Date },
): { charge: Nano | null; answeredAt: Date } {
  const { datetime } = resultFieldsSchema.parse(result);
  return {
    charge: result.money_spent === null ? null : dollarsFromNumber(result.money_spent),
    answeredAt: (datetime === null ? null : parseWireDate(datetime)) ?? receivedAt,
  };
}

function withSource({ directUrl, place, ...citation }: ReadCitation, position: number): CitationView {
  const { title, rawUrl, sectionIndex } = citation;
  return {
    position,
    title,
    rawUrl,
    ...readSource({ title, rawUrl, directUrl }),
    place,
    sectionIndex,
  };
}

/** The items as they are kept and shown, each section with the positions of its citations. */
function withCitations(items: readonly TextItem[], citations: readonly CitationView[]): AnswerItemView[] {
  let sectionIndex = 0;
  return items.map((item) => {
    if (item.type === "reasoning") return { type: item.type, sections: item.texts.map((text) => ({ text })) };
    if (item.type === "unknown") return item;
    const sections = item.sections.map(({ text }) => {
      const own = citations.filter((citation) => citation.sectionIndex === sectionIndex);
      sectionIndex += 1;
      return { text, citations: own.map(({ position }) => position) };
    });
    return { type: item.type, sections };
  });
}
