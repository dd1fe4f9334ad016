import { engineLabel, type AnswerEngine } from "@/lib/domain/engines/engine";
import { withoutTricks } from "@/lib/format/hostile";
import { EngineMark } from "./engine-mark";

interface EngineLabelProps {
  engine: AnswerEngine;
  /** Stands after the name, in the same line. */
  model?: string;
}

/** Mark and name of an engine over the model, whose name may be long: for a column of a table. */
export const EngineOverModel = ({ engine, model }: Required<EngineLabelProps>) => (
  <span className="flex max-w-64 flex-col">
    <EngineLabel engine={engine} />
    <span className="text-muted truncate pl-4.5 text-xs" title={model}>
      {model}
    </span>
  </span>
);

/** Mark and name of an engine, with the model where one is given. */
export const EngineLabel = ({ engine, model }: EngineLabelProps) => (
  <span className="inline-flex min-w-0 items-center gap-1.5">
    <EngineMark engine={engine} />
    <span className="whitespace-nowrap">{withoutTricks(engineLabel(engine))}</span>
    {model && <span className="text-muted min-w-0 break-words">{model}</span>}
  </span>
);
