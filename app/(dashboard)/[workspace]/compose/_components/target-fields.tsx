import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { Ref } from "react";
import { EngineLabel } from "@/components/engines/engine-label";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-option";
import { fieldOf } from "@/lib/api-contract/engine-rules";
import { TARGETS_MAX } from "@/lib/domain/runs/ask-limits";
import { ENGINE_LABELS, ENGINES, type Engine } from "@/lib/domain/engines/engine";
import type { PricedModel } from "@/lib/domain/engines/model";
import { modelsQuery } from "@/lib/queries/models";
import { chosenTargets } from "../form-values";
import { capabilities, meaningOf, priceWords, suggestModel, type PricedLists } from "../models";
import type { FormPart } from "./form-part";

export interface EngineModelList {
  /** Undefined until the API's list is here. */
  models: PricedModel[] | undefined;
  /** Why there is no list. */
  failure: string | undefined;
  retry: () => void;
}

/** What the connection's API offers of one engine. */
export function useModelList(workspace: string, connectionId: string, engine: Engine): EngineModelList {
  const { data, error, refetch } = useQuery(modelsQuery(workspace, connectionId, engine));
  return {
    models: data?.models,
    failure: data ? undefined : error?.message,
    retry: () => void refetch(),
  };
}

/** What the connection's API offers, an engine at a time. */
export const useModelLists = (workspace: string, connectionId: string): Record<Engine, EngineModelList> => ({
  chat_gpt: useModelList(workspace, connectionId, "chat_gpt"),
  gemini: useModelList(workspace, connectionId, "gemini"),
  claude: useModelList(workspace, connectionId, "claude"),
  perplexity: useModelList(workspace, connectionId, "perplexity"),
});

/** The lists that are here. */
export function offeredBy(lists: Record<Engine, EngineModelList>): PricedLists {
  const offered: PricedLists = {};
  for (const engine of ENGINES) if (lists[engine].models) offered[engine] = lists[engine].models;
  return offered;
}

interface TargetFieldsProps extends FormPart {
  lists: Record<Engine, EngineModelList>;
  /** Nobody has chosen yet: what is ticked is how a first question begins. */
  isFirst: boolean;
}

/** Whom to ask: engines, and of each one or several models from the API's own list. */
export function TargetFields({ set, control, form, problems, lists, isFirst }: TargetFieldsProps) {
  const count = chosenTargets(form).length;
  return (
    <fieldset className="min-w-0">
      <legend className="flex w-full items-baseline justify-between gap-2 text-sm font-medium">
        {fieldOf("model_name").label}
        <span className="text-muted tabular text-xs font-normal">
          {count} / {TARGETS_MAX}
        </span>
      </legend>
      <div className="divide-line mt-1 divide-y rounded-md border">
        {ENGINES.map((engine) => (
          <EngineModels
            key={engine}
            engine={engine}
            ref={engine === ENGINES[0] ? control("model_name") : undefined}
            chosen={form.model_name[engine]}
            list={lists[engine]}
            full={count >= TARGETS_MAX}
            onChange={(models) => set("model_name", { ...form.model_name, [engine]: models })}
          />
        ))}
      </div>
      <p className="text-muted mt-1 text-xs">
        {isFirst &&
          count > 0 &&
          "To begin with, the cheapest model of each engine that can search is chosen. "}
        Prices are what the models&apos; vendors list; the connection&apos;s own may differ, and its fee for a
        call comes on top.
      </p>
      {problems.model_name && (
        <p role="alert" className="text-danger mt-1 text-xs font-medium">
          {problems.model_name}
        </p>
      )}
    </fieldset>
  );
}

interface EngineModelsProps {
  ref: Ref<HTMLInputElement> | undefined;
  engine: Engine;
  chosen: string[];
  list: EngineModelList;
  /** No more targets are taken. */
  full: boolean;
  onChange: (models: string[]) => void;
}

function EngineModels({ ref, engine, chosen, list, full, onChange }: EngineModelsProps) {
  const { models, failure } = list;
  const suggested = models ? suggestModel(models, chosen) : null;
  const add = () => {
    if (suggested !== null) onChange([...chosen, suggested]);
  };
  const isChosen = chosen.length > 0;
  return (
    <div className="flex flex-col gap-2 px-3 py-2">
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-2">
        <Checkbox
          ref={ref}
          label={<EngineLabel engine={engine} />}
          checked={isChosen}
          disabled={!isChosen && (suggested === null || full)}
          onChange={() => (isChosen ? onChange([]) : add())}
        />
        <EngineNote list={list} />
        {isChosen && (
          <Button
            look="quiet"
            size="small"
            onClick={add}
            disabled={suggested === null || full}
            aria-label={`Add another ${ENGINE_LABELS[engine]} model`}
          >
            Add a model
          </Button>
        )}
      </div>
      {failure && (
        <p className="text-danger text-xs">
          {failure}{" "}
          <button type="button" className="font-medium underline" onClick={list.retry}>
            Try again
          </button>
        </p>
      )}
      {chosen.map((model, index) => (
        <div key={index} className="grid grid-cols-[1fr_auto] items-center gap-x-1 pl-6">
          <Combobox
            aria-label={`${ENGINE_LABELS[engine]} model: ${model}`}
            options={optionsFor(list, chosen, model)}
            value={model}
            placeholder={model}
            searchPlaceholder="Find a model"
            onChange={(name) => onChange(chosen.with(index, name))}
          />
          {chosen.length > 1 && (
            <Button
              look="quiet"
              size="icon"
              aria-label={`Remove ${model}`}
              title={`Remove ${model}`}
              onClick={() => onChange(chosen.toSpliced(index, 1))}
            >
              <X aria-hidden="true" className="size-4" strokeWidth={1.5} />
            </Button>
          )}
          <ModelPrice name={model} models={models} />
        </div>
      ))}
    </div>
  );
}

const EngineNote = ({ list: { models, failure } }: { list: EngineModelList }) => {
  if (failure) return null;
  if (!models) return <span className="text-muted ml-auto text-xs">Fetching its models…</span>;
  return (
    <span className="text-muted ml-auto text-xs">
      {models.length === 0 ? "The API offers none" : `${models.length} offered`}
    </span>
  );
};

function ModelPrice({ name, models = [] }: { name: string; models: readonly PricedModel[] | undefined }) {
  const model = models.find((one) => one.name === name);
  return model && <p className="text-muted tabular col-span-full pt-0.5 text-xs">{priceWords(model)}</p>;
}

function optionsFor(
  { models = [] }: EngineModelList,
  chosen: readonly string[],
  value: string,
): ComboboxOption[] {
  const offered = models.map((model): ComboboxOption => {
    const option = { value: model.name, label: model.name, note: noteOf(model) };
    return model.name !== value && chosen.includes(model.name)
      ? { ...option, disabledReason: "already chosen" }
      : option;
  });
  if (models.length === 0 || models.some(({ name }) => name === value)) return offered;
  return [{ value, label: value, note: meaningOf(value, models) }, ...offered];
}

const noteOf = (model: PricedModel) => (
  <>
    <span className="block">{capabilities(model)}</span>
    <span className="tabular block">{priceWords(model)}</span>
  </>
);
