/**
 * What gave an answer, as far as the API says: the engine's vendor or an API that does not tell; the built-in simulator;
 * a server of somebody's own under the engine's name. Imported ones may be of an engine's app, as people use it.
 */
export const SURFACES = ["api", "sandbox", "own_server", "app"] as const;

export type Surface = (typeof SURFACES)[number];

export const SURFACE_LABELS: Record<Surface, string> = {
  api: "the API",
  sandbox: "the sandbox",
  own_server: "an own server",
  app: "an app",
};
