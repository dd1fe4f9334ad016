import { X } from "lucide-react";
import Link from "next/link";
import type { AnswerFilter } from "@/lib/domain/answer-list";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";
import { answersHref } from "../answers-search-params";

interface NarrowedToProps {
  slug: string;
  filter: AnswerFilter;
  /** The prompt of the first row, to call a prompt by its words. */
  promptText?: string;
}

/** The filters that come by links from other screens, each with the way to drop it. */
export function NarrowedTo({ slug, filter, promptText }: NarrowedToProps) {
  const prompt = promptText ? `“${shorten(withoutTricks(promptText), 60)}”` : "one prompt";
  const chips = [
    { key: "promptId", what: "Prompt", value: prompt },
    { key: "versionId", what: "One wording", value: prompt },
    { key: "memberId", what: "Asked by", value: "one member" },
    { key: "runId", what: "One run", value: prompt },
    { key: "domain", what: "Citing", value: filter.domain === "" ? "no domain told" : filter.domain },
    { key: "sourceUrl", what: "Citing", value: filter.sourceUrl },
  ] as const;
  const shown = chips.filter(({ key }) => filter[key] !== null);
  if (shown.length === 0) return null;
  return (
    <ul aria-label="Narrowed to" className="mb-4 flex flex-wrap gap-2">
      {shown.map(({ key, what, value }) => (
        <li
          key={key}
          className="bg-accent-soft flex max-w-full items-center gap-1 rounded border pl-2 text-sm"
        >
          <span className="text-muted shrink-0">{what}</span>
          <span className="min-w-0 truncate">{withoutTricks(value ?? "")}</span>
          <Link
            href={answersHref(slug, { ...filter, [key]: null })}
            aria-label={`Drop the filter: ${what} ${withoutTricks(value ?? "")}`}
            className="hover:bg-sunken inline-flex size-7 shrink-0 items-center justify-center rounded"
          >
            <X aria-hidden="true" className="size-3.5" strokeWidth={1.5} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
