/** A path that answers without a session, and why it may. */
interface PublicRoute {
  path: RegExp;
  why: string;
  /** It is there without the database. */
  isFile?: true;
}

/** The closed table of what answers without a session. Everything else is refused before it runs. */
export const PUBLIC_ROUTES: readonly PublicRoute[] = [
  { path: /^\/sign-in$/, why: "where a session begins" },
  { path: /^\/sign-in\/problem$/, why: "says in fixed words why a provider's word did not sign somebody in" },
  {
    path: /^\/sign-in\/invitation\/[^/]+$/,
    why: "where an invited person makes an account; the path is the proof, and of another nothing is told",
  },
  {
    path: /^\/forgot-password$/,
    why: "whoever forgot theirs has no session; it tells nobody who has an account",
  },
  {
    path: /^\/reset-password$/,
    why: "guarded by the one-time secret behind its #, which is sent with the new password",
  },
  {
    path: /^\/(api\/)?unsubscribe\/[^/]+$/,
    why: "whoever gets a mail ends them without signing in; the path is the proof, and it ends those mails alone",
  },
  {
    path: /^\/shared-report\/[^/]+(\/logo)?$/,
    why: "whoever has a link reads that report without an account, and its logo; the path is the proof, and it reads no more",
  },
  { path: /^\/setup$/, why: "guarded by the one-time code" },
  { path: /^\/api\/auth\//, why: "signing in and out" },
  { path: /^\/api\/health$/, why: "load balancers have no session; it tells no more than up or down" },
  {
    path: /^\/api\/wake\/[^/]+$/,
    why: "an API calls it when a task is done; the path is the proof, and it only has the ready list looked at",
  },
  { path: /^\/v3(\/|$)/, why: "the service asks for its own Basic credentials" },
  {
    path: /^\/grounding-api-redirect\/[^/]+$/,
    why: "sandbox citations redirect for whoever follows them, as real ones do",
  },
  { path: /^\/_next\/static\//, why: "scripts, styles and fonts", isFile: true },
  {
    path: /^\/(favicon\.ico|icon\.svg|apple-icon\.png|icon-(192|512|maskable-512)\.png)$/,
    why: "the product's mark, in tabs and on home screens",
    isFile: true,
  },
  {
    path: /^\/manifest\.webmanifest$/,
    why: "browsers read it without a session; it names the product and its mark",
    isFile: true,
  },
  { path: /^\/opengraph-image\.png$/, why: "the picture beside a link that is shared", isFile: true },
  { path: /^\/robots\.txt$/, why: "tells search engines to stay away", isFile: true },
];

/** Whether a path answers without a session. */
export const isPublic = (pathname: string): boolean => PUBLIC_ROUTES.some(({ path }) => path.test(pathname));

/** Whether a path's last part is a secret that whoever follows it holds: nothing there is kept, told on or listed. */
export const isSecretPath = (pathname: string): boolean => pathname.startsWith("/shared-report/");

/** Whether a path is a file's, which is sent as it is. */
export const isFile = (pathname: string): boolean =>
  pathname.startsWith("/_next/") || PUBLIC_ROUTES.some((route) => route.isFile && route.path.test(pathname));

/** Whether a path is answered from the database: all but files, and health, which says itself what is down. */
export const needsDatabase = (pathname: string): boolean => !isFile(pathname) && pathname !== "/api/health";
