import { Badge } from "@/components/ui/badge";
import { ENGINE_LABELS, type Engine } from "@/lib/domain/engine";
import { EngineMark } from "./engine-mark";

interface EngineLabelProps {
  engine: Engine;
  /** Stands after the name, in the same line. */
  model?: string;
}

/** Mark and name of an engine, with the model where one is given. */
export const EngineLabel = ({ engine, model }: EngineLabelProps) => (
  <span className="inline-flex min-w-0 items-center gap-1.5">
    <EngineMark engine={engine} />
    <span className="whitespace-nowrap">{ENGINE_LABELS[engine]}</span>
    {model && <span className="text-muted min-w-0 break-words">{model}</span>}
  </span>
);

/** Says that an answer was simulated. Stands wherever such an answer is shown. */
export const SandboxBadge = () => (
  <Badge tone="warn" title="Made by the built-in simulator, not by this engine's vendor.">
    sandbox
  </Badge>
);
