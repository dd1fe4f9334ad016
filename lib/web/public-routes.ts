/** A path that answers without a session, and why it may. */
interface PublicRoute {
  path: RegExp;
  why: string;
}

/** The closed table of what answers without a session. Everything else is refused before it runs. */
export const PUBLIC_ROUTES: readonly PublicRoute[] = [
  { path: /^\/sign-in$/, why: "where a session begins" },
  { path: /^\/setup$/, why: "guarded by the one-time code" },
  { path: /^\/api\/auth\//, why: "signing in and out" },
  { path: /^\/api\/health$/, why: "load balancers have no session; it tells no more than up or down" },
  { path: /^\/v3(\/|$)/, why: "the service asks for its own Basic credentials" },
  {
    path: /^\/grounding-api-redirect\/[^/]+$/,
    why: "sandbox citations redirect for whoever follows them, as real ones do",
  },
  { path: /^\/_next\/static\//, why: "scripts, styles and fonts" },
  { path: /^\/icon\.svg$/, why: "the tab's icon" },
  { path: /^\/robots\.txt$/, why: "tells search engines to stay away" },
];

/** Whether a path answers without a session. */
export const isPublic = (pathname: string): boolean => PUBLIC_ROUTES.some(({ path }) => path.test(pathname));

/** Whether a path is a file's, which is sent as it is. */
export const isFile = (pathname: string): boolean => /^\/(_next\/|icon\.svg$|robots\.txt$)/.test(pathname);

/** Whether a path is answered from the database: all but files, and health, which says itself what is down. */
export const needsDatabase = (pathname: string): boolean => !isFile(pathname) && pathname !== "/api/health";
