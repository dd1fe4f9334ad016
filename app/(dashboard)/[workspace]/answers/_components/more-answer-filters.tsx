"use client";

import { AmountFilter } from "@/components/filters/amount-filter";
import { SelectFilter } from "@/components/filters/select-filter";
import { TextFilter } from "@/components/filters/text-filter";
import {
  type AnswerChoices,
  type AnswerFilter,
  COMPANIES_IN,
  COMPANIES_IN_LABELS,
  COMPETITORS_IN,
  COMPETITORS_IN_LABELS,
} from "@/lib/domain/answers/answer-filter";
import { ORIGIN_LABELS, ORIGINS } from "@/lib/domain/answers/answer-origin";
import {
  ASKED_LEVEL_LABELS,
  ASKED_LEVELS,
  ASKED_PORTRAYAL_LABELS,
  ASKED_PORTRAYALS,
  COUNTED_AS,
  COUNTED_AS_LABELS,
} from "@/lib/domain/answers/said-of-brands";
import { SURFACE_LABELS, SURFACES } from "@/lib/domain/engines/surface";
import { PAGE_TYPES, SOURCE_CLASSES } from "@/lib/domain/sources/source-class";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";
import { SEARCH_MAX } from "../answers-search-params";

interface MoreAnswerFiltersProps {
  filter: AnswerFilter;
  choices: AnswerChoices;
  /** Models asked of late. */
  models: readonly string[];
  onChange: (change: Partial<AnswerFilter>) => void;
}

const NAME_CHARS = 60;
const LIKE_DOLLARS = /^\d{1,9}(\.\d{1,9})?$/;
const LIKE_COUNT = /^\d{1,9}$/;

const named = (all: readonly { id: string; name: string }[]) =>
  all.map(({ id, name }) => ({ value: id, label: shorten(withoutTricks(name), NAME_CHARS) }));
const worded = <Word extends string>(all: readonly Word[]) =>
  all.map((word) => ({ value: word, label: shorten(withoutTricks(word), NAME_CHARS) }));

/** What answers can be narrowed to beyond the everyday. */
export default function MoreAnswerFilters({ filter, choices, models, onChange }: MoreAnswerFiltersProps) {
  const numberOf = (amount: string | null) => (amount === null ? null : Number(amount));
  return (
    <>
      <TextFilter
        label="Words in the prompt"
        placeholder="What was asked"
        text={filter.promptText}
        maxLength={SEARCH_MAX}
        onChange={(promptText) => onChange({ promptText })}
        isMain={false}
      />
      <SelectFilter
        label="Model asked"
        value={filter.modelAsked}
        options={worded(models)}
        onChange={(modelAsked) => onChange({ modelAsked })}
      />
      <SelectFilter
        label="Model answered"
        value={filter.modelAnswered}
        options={worded(choices.answered)}
        onChange={(modelAnswered) => onChange({ modelAnswered })}
      />
      <SelectFilter
        label="Naming the brand"
        value={filter.brandId}
        options={named(choices.brands)}
        otherLabel="Another"
        onChange={(brandId) => onChange({ brandId })}
      />
      <SelectFilter
        label="Recommends the brand as"
        value={filter.level}
        options={ASKED_LEVELS.map((value) => ({ value, label: ASKED_LEVEL_LABELS[value] }))}
        onChange={(level) => onChange({ level })}
      />
      <SelectFilter
        label="Portrays the brand"
        value={filter.portrayal}
        options={ASKED_PORTRAYALS.map((value) => ({ value, label: ASKED_PORTRAYAL_LABELS[value] }))}
        onChange={(portrayal) => onChange({ portrayal })}
      />
      <SelectFilter
        label="Naming as well"
        value={filter.withBrandId}
        options={named(choices.brands)}
        otherLabel="Another"
        onChange={(withBrandId) => onChange({ withBrandId })}
      />
      <SelectFilter
        label="Not naming"
        value={filter.withoutBrandId}
        options={named(choices.brands)}
        otherLabel="Another"
        onChange={(withoutBrandId) => onChange({ withoutBrandId })}
      />
      <SelectFilter
        label="A competitor is"
        value={filter.competitors}
        options={COMPETITORS_IN.map((value) => ({ value, label: COMPETITORS_IN_LABELS[value] }))}
        onChange={(competitors) => onChange({ competitors })}
      />
      <SelectFilter
        label="Companies named"
        value={filter.companies}
        options={COMPANIES_IN.map((value) => ({ value, label: COMPANIES_IN_LABELS[value] }))}
        onChange={(companies) => onChange({ companies })}
      />
      <SelectFilter
        label="Cites a domain of"
        value={filter.citedBrandId}
        options={named(choices.brands)}
        otherLabel="Another"
        onChange={(citedBrandId) => onChange({ citedBrandId })}
      />
      <SelectFilter
        label="Counted in"
        value={filter.counted}
        options={COUNTED_AS.map((value) => ({ value, label: COUNTED_AS_LABELS[value] }))}
        onChange={(counted) => onChange({ counted })}
      />
      <SelectFilter
        label="Set"
        value={filter.setId}
        options={named(choices.sets)}
        otherLabel="Another"
        onChange={(setId) => onChange({ setId })}
      />
      <SelectFilter
        label="Schedule"
        value={filter.scheduleId}
        options={named(choices.schedules)}
        otherLabel="Another"
        onChange={(scheduleId) => onChange({ scheduleId })}
      />
      <SelectFilter
        label="Family"
        value={filter.familyId}
        options={named(choices.families)}
        otherLabel="Another"
        onChange={(familyId) => onChange({ familyId })}
      />
      <SelectFilter
        label="Topic"
        value={filter.topic}
        options={worded(choices.topics)}
        onChange={(topic) => onChange({ topic })}
      />
      <SelectFilter
        label="Tag"
        value={filter.tag}
        options={worded(choices.tags)}
        onChange={(tag) => onChange({ tag })}
      />
      <SelectFilter
        label="Persona"
        value={filter.personaId}
        options={named(choices.personas)}
        otherLabel="Another"
        onChange={(personaId) => onChange({ personaId })}
      />
      <SelectFilter
        label="Market"
        value={filter.marketId}
        options={named(choices.markets)}
        otherLabel="Another"
        onChange={(marketId) => onChange({ marketId })}
      />
      <SelectFilter
        label="Label"
        value={filter.label}
        options={worded(choices.labels)}
        onChange={(label) => onChange({ label })}
      />
      <SelectFilter
        label="Cites a source of class"
        value={filter.sourceClass}
        options={worded(SOURCE_CLASSES)}
        onChange={(sourceClass) => onChange({ sourceClass })}
      />
      <SelectFilter
        label="Cites a page of type"
        value={filter.pageType}
        options={worded(PAGE_TYPES)}
        onChange={(pageType) => onChange({ pageType })}
      />
      <SelectFilter
        label="Origin"
        value={filter.origin}
        options={ORIGINS.map((value) => ({ value, label: ORIGIN_LABELS[value] }))}
        onChange={(origin) => onChange({ origin })}
      />
      <SelectFilter
        label="Answered by"
        value={filter.surface}
        options={SURFACES.map((value) => ({ value, label: SURFACE_LABELS[value] }))}
        onChange={(surface) => onChange({ surface })}
      />
      <AmountFilter
        label="Repeat"
        amount={filter.repeat === null ? null : String(filter.repeat + 1)}
        pattern={/^[1-9]\d{0,5}$/}
        takes="A whole number from 1"
        onChange={(amount) => onChange({ repeat: amount === null ? null : Number(amount) - 1 })}
      />
      <AmountFilter
        label="Cost from, $"
        amount={filter.costFrom}
        pattern={LIKE_DOLLARS}
        takes="Dollars, as 0.05"
        onChange={(costFrom) => onChange({ costFrom })}
      />
      <AmountFilter
        label="Cost to, $"
        amount={filter.costTo}
        pattern={LIKE_DOLLARS}
        takes="Dollars, as 0.05"
        onChange={(costTo) => onChange({ costTo })}
      />
      <AmountFilter
        label="Output tokens from"
        amount={filter.tokensFrom === null ? null : String(filter.tokensFrom)}
        pattern={LIKE_COUNT}
        takes="A whole number"
        onChange={(amount) => onChange({ tokensFrom: numberOf(amount) })}
      />
      <AmountFilter
        label="Output tokens to"
        amount={filter.tokensTo === null ? null : String(filter.tokensTo)}
        pattern={LIKE_COUNT}
        takes="A whole number"
        onChange={(amount) => onChange({ tokensTo: numberOf(amount) })}
      />
    </>
  );
}
