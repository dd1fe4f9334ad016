"use client";

import type { ReactNode } from "react";
import { EngineAndDays } from "@/components/filters/engine-and-days";
import { FilterBar } from "@/components/filters/filter-bar";
import { SelectFilter } from "@/components/filters/select-filter";
import { SpanButtons } from "@/components/filters/span-buttons";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import type { AnswerChoices } from "@/lib/domain/answers/answer-filter";
import { PAGE_TYPES, SOURCE_CLASSES } from "@/lib/domain/sources/source-class";
import { parseAsPage } from "@/lib/queries/url-parsers";
import { useAddress } from "@/lib/queries/use-address";
import { citedParsers, figureParsers } from "./figure-search-params";

/** What is narrowed begins at its first page. */
const PARSERS = { ...figureParsers, ...citedParsers, page: parseAsPage };

interface FigureFiltersProps {
  /** What is narrowed: "Narrow the overview". */
  label: string;
  /** The days shown, whether they were asked for or not. */
  from: string;
  to: string;
  zone: string;
  today: string;
  /** What is shown, in words. */
  sentence: string;
  isFiltered: boolean;
  choices: Pick<AnswerChoices, "markets" | "personas" | "sets" | "families" | "topics" | "tags">;
  /** Whether what is cited can be chosen, too, by its class and page type. */
  ofSources?: boolean;
  /** Filters of the screen's own, which keep themselves in the address. */
  children?: ReactNode;
}

const named = (options: readonly { id: string; name: string }[]) =>
  options.map(({ id, name }) => ({ value: id, label: name }));
const words = <Word extends string>(options: readonly Word[]) =>
  options.map((value) => ({ value, label: value }));

/** Keeps the filters of a screen of figures in the address; the page reads them there. */
export function FigureFilters({
  label,
  from,
  to,
  zone,
  today,
  sentence,
  isFiltered,
  choices,
  ofSources = false,
  children,
}: FigureFiltersProps) {
  const { state, setState, busy } = useAddress(PARSERS);
  const set = (change: Parameters<typeof setState>[0]) => void setState({ page: null, ...change });
  const selects = [
    {
      label: "Set",
      value: state.setId,
      options: named(choices.sets),
      to: (setId: string | null) => ({ setId }),
    },
    {
      label: "Topic",
      value: state.topic,
      options: words(choices.topics),
      to: (topic: string | null) => ({ topic }),
    },
    { label: "Tag", value: state.tag, options: words(choices.tags), to: (tag: string | null) => ({ tag }) },
    {
      label: "Family",
      value: state.familyId,
      options: named(choices.families),
      to: (familyId: string | null) => ({ familyId }),
    },
    {
      label: "Persona",
      value: state.personaId,
      options: named(choices.personas),
      to: (personaId: string | null) => ({ personaId }),
    },
    {
      label: "Market",
      value: state.marketId,
      options: named(choices.markets),
      to: (marketId: string | null) => ({ marketId }),
    },
  ].filter(({ value, options }) => options.length > 0 || value !== null);
  return (
    <FilterBar
      label={label}
      busy={busy}
      sentence={sentence}
      onClear={isFiltered ? () => set({ ...ANY_FIGURE, sourceClass: null, pageType: null }) : null}
      search={<SpanButtons from={from} to={to} zone={zone} today={today} onChange={set} />}
    >
      <EngineAndDays filter={{ ...state, from, to }} zone={zone} onChange={set} />
      {selects.map(({ label: what, value, options, to: changeTo }) => (
        <SelectFilter
          key={what}
          label={what}
          value={value}
          options={options}
          otherLabel="One that is gone"
          onChange={(chosen) => set(changeTo(chosen))}
        />
      ))}
      {ofSources && (
        <>
          <SelectFilter
            label="Class"
            value={state.sourceClass}
            options={words(SOURCE_CLASSES)}
            onChange={(sourceClass) => set({ sourceClass })}
          />
          <SelectFilter
            label="Page type"
            value={state.pageType}
            options={words(PAGE_TYPES)}
            onChange={(pageType) => set({ pageType })}
          />
        </>
      )}
      {children}
    </FilterBar>
  );
}
