/**
 * What gave an answer, as far as the API says: the engine's vendor or an API that does not tell; the built-in simulator;
 * a server of somebody's own under the engine's name. Imported ones may be of an engine's app, as people use it.
 */
export const SURFACES = ["api", "sandbox", "own_server", "app"] as const;

export type Surface = (typeof SURFACES)[number];

/** Whether a text names a surface. */
export const isSurface = (text: string): text is Surface => SURFACES.some((surface) => surface === text);

export const SURFACE_LABELS: Record<Surface, string> = {
  api: "the API",
  sandbox: "the sandbox",
  own_server: "an own server",
  app: "an app",
};

/** How a person reads what a row or an address says gave an answer; a name that is none stands as it is. */
export const surfaceLabel = (surface: string): string =>
  isSurface(surface) ? SURFACE_LABELS[surface] : surface;
