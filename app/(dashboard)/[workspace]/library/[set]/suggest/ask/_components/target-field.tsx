import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { ENGINE_LABELS, ENGINES } from "@/lib/domain/engines/engine";
import type { EngineModelList } from "../../../../../compose/_components/target-fields";
import { capabilities, priceWords } from "../../../../../compose/models";
import type { QuestionAskForm } from "../question-ask-form";

interface TargetFieldProps {
  connections: readonly { id: string; name: string }[];
  form: QuestionAskForm;
  set: (changed: Partial<QuestionAskForm>) => void;
  list: EngineModelList;
  /** The one chosen, or the one to offer first. */
  model: string | null;
  isTried: boolean;
}

/** The one model that is asked, over which connection. */
export function TargetField({ connections, form, set, list, model, isTried }: TargetFieldProps) {
  const { models, failure, retry } = list;
  const offered = (models ?? []).map((each) => ({
    value: each.name,
    label: each.name,
    note: `${capabilities(each)} · ${priceWords(each)}`,
  }));
  const isOffered = offered.some(({ value }) => value === model);
  const options = model === null || isOffered ? offered : [{ value: model, label: model }, ...offered];
  const chosen = models?.find(({ name }) => name === model);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {connections.length > 1 && (
        <Field label="Connection" className="sm:col-span-2">
          <Select
            value={form.connectionId}
            onChange={({ target }) => set({ connectionId: target.value, model: null })}
          >
            {connections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label="Engine">
        <Select
          value={form.engine}
          onChange={({ target }) => {
            const engine = ENGINES.find((each) => each === target.value);
            if (engine) set({ engine, model: null });
          }}
        >
          {ENGINES.map((engine) => (
            <option key={engine} value={engine}>
              {ENGINE_LABELS[engine]}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Model"
        hint={chosen ? priceWords(chosen) : models ? undefined : "Fetching its models…"}
        error={
          failure ? (
            <>
              {failure}{" "}
              <button type="button" className="underline" onClick={retry}>
                Try again
              </button>
            </>
          ) : isTried && models && model === null ? (
            "Choose a model."
          ) : undefined
        }
      >
        <Combobox
          options={options}
          value={model}
          placeholder="Choose a model"
          searchPlaceholder="Find a model"
          onChange={(name) => set({ model: name })}
        />
      </Field>
    </div>
  );
}
