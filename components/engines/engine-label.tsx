import { Badge } from "@/components/ui/badge";
import { ENGINE_LABELS, type Engine } from "@/lib/domain/engine";
import type { Surface } from "@/lib/domain/surface";
import { EngineMark } from "./engine-mark";

interface EngineLabelProps {
  engine: Engine;
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
    <span className="whitespace-nowrap">{ENGINE_LABELS[engine]}</span>
    {model && <span className="text-muted min-w-0 break-words">{model}</span>}
  </span>
);

/** Says of an answer that it is not the engine's vendor's. Stands wherever such an answer is shown. */
export function SurfaceBadge({ surface }: { surface: Surface | null }) {
  if (surface === "sandbox") return <SandboxBadge />;
  return surface === "own_server" ? <OwnServerBadge /> : null;
}

/** Says that an answer is of a server that was put behind the engine's name. */
export const OwnServerBadge = () => (
  <Badge
    tone="warn"
    title="Answered by a server that the API's operator put behind this engine, not by its vendor."
  >
    own server
  </Badge>
);

/** Says that an answer was simulated. */
export const SandboxBadge = () => (
  <Badge tone="warn" title="Made by the built-in simulator, not by this engine's vendor.">
    sandbox
  </Badge>
);
