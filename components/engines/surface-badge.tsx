import { Badge } from "@/components/ui/badge";
import type { Surface } from "@/lib/domain/engines/surface";

/** Says of an answer that it is not the engine's vendor's. Stands wherever such an answer is shown. */
export function SurfaceBadge({ surface }: { surface: Surface | null }) {
  if (surface === "sandbox") return <SandboxBadge />;
  if (surface === "own_server") return <OwnServerBadge />;
  return surface === "app" ? <AppBadge /> : null;
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

/** Says that an answer was taken from an app. */
const AppBadge = () => (
  <Badge title="Collected from the engine's app, as people use it, not from its API.">app</Badge>
);

/** Says that an answer was simulated. */
export const SandboxBadge = () => (
  <Badge tone="warn" title="Made by the built-in simulator, not by this engine's vendor.">
    sandbox
  </Badge>
);
