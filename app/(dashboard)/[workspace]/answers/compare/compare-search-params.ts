import { parseAsStringLiteral } from "nuqs/server";
import { SOURCE_KINDS } from "@/components/comparisons/cited-by";
import { COMPARED_MAX } from "@/lib/domain/answers/comparison";
import { isUuid } from "@/lib/domain/text/text-shapes";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";
import { parseAsId, parseAsText } from "@/lib/queries/url-parsers";

/** Whether the texts are shown as they differ, or as they are read. */
export const TEXT_VIEWS = ["differences", "texts"] as const;
export type TextView = (typeof TEXT_VIEWS)[number];

/** What the address of the comparison carries. */
export const compareParsers = {
  /** Ids of answers, with commas between them. */
  ids: parseAsText(2000),
  base: parseAsId,
  show: parseAsStringLiteral(TEXT_VIEWS).withDefault("differences"),
  by: parseAsStringLiteral(SOURCE_KINDS).withDefault("domain"),
};

/** The answers an address names, each once and no more than are compared, and what of it is not taken, in sentences. */
export function readIds(text: string | null): { ids: string[]; problems: string[] } {
  const named = (text ?? "").split(",").flatMap((part) => part.trim() || []);
  const distinct = [...new Set(named.map((id) => id.toLowerCase()))];
  const ids = distinct.filter(isUuid);
  const odd = distinct.filter((id) => !isUuid(id));
  return {
    ids: ids.slice(0, COMPARED_MAX),
    problems: [
      ...odd
        .slice(0, COMPARED_MAX)
        .map((id) => `“${shorten(withoutTricks(id), 60)}” is no answer’s id, and is left out.`),
      ...(distinct.length < named.length ? ["An answer that is named more than once is shown once."] : []),
      ...(ids.length > COMPARED_MAX
        ? [
            `At most ${COMPARED_MAX} answers stand side by side: the first ${COMPARED_MAX} of ${ids.length} are shown.`,
          ]
        : []),
    ],
  };
}
