/** @type {(name: string, comment: string, from: string, to: string) => object} One forbidden direction. */
const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { path: to },
});

/**
 * The rooms of lib/api-service from the bottom up, each with those it may use: only ones above it in this list, so that
 * there is no way round. What all rooms share (deps, share-of-one) stands beside them, and so does what puts them
 * together (service, instance, answer-call, sweep), which no room may use.
 */
const ROOMS = {
  writes: [],
  asking: [],
  accounts: [],
  replies: ["accounts"],
  work: ["writes", "asking"],
  callbacks: ["writes", "replies"],
  live: ["writes", "asking", "accounts", "replies", "work"],
  calls: ["asking", "accounts", "replies", "work", "callbacks"],
  upstreams: ["asking"],
  describe: ["calls"],
};

const roomRules = Object.entries(ROOMS).map(([room, uses], index) => {
  const below = Object.keys(ROOMS).slice(0, index);
  for (const used of uses)
    if (!below.includes(used)) throw new Error(`${room} uses ${used}, which is not below it`);
  const allowed = [room, ...uses].map((name) => `${name}/`).join("|");
  return forbid(
    `room-${room}`,
    `lib/api-service/${room} may use ${uses.join(", ") || "no other room"}; see ROOMS.`,
    `^lib/api-service/${room}/(?!.*\\.test\\.ts$)`,
    `^lib/api-service/(?!${allowed}|deps\\.ts$|share-of-one\\.ts$)`,
  );
});

/** The rooms of lib/domain from the bottom up: each may use those before it, and none after it. */
const DOMAIN_ROOMS = [
  "text",
  "time",
  "amounts",
  "engines",
  "lists",
  "tasks",
  "sources",
  "answers",
  "library",
  "brands",
  "money",
  "runs",
  "schedules",
  "team",
  "exports",
];

const domainRules = DOMAIN_ROOMS.slice(0, -1).map((room, index) => {
  const above = DOMAIN_ROOMS.slice(index + 1);
  return forbid(
    `domain-${room}`,
    `lib/domain/${room} stands below ${above.join(", ")}; see DOMAIN_ROOMS.`,
    `^lib/domain/${room}/(?!.*\\.test\\.ts$)`,
    `^lib/domain/(${above.join("|")})/`,
  );
});

const TEST_FILES = "\\.(test|integration\\.test)\\.tsx?$";

/** The import law of docs/architecture.md. Arrows point one way; each message names the right place to go. */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two modules that need each other are one module, or need a third below them.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    forbid(
      "domain-is-pure",
      "lib/domain imports zod, the calendar of crons and itself only.",
      "^lib/domain/",
      "^(?!lib/domain/|test/properties|node_modules/(zod|croner|fast-check|vitest)/)",
    ),
    forbid(
      "contract-is-pure",
      "lib/api-contract is the wire and nothing else: zod and lib/domain.",
      "^lib/api-contract/(?!.*\\.test\\.ts$)",
      "^(?!lib/(api-contract|domain)/|node_modules/zod/)",
    ),
    forbid(
      "reading-is-pure",
      "lib/reading takes a reply of the wire, or a line of an import, and gives facts: lib/domain, lib/api-contract, lib/markdown, lib/spreadsheet and pure libraries only.",
      "^lib/reading/",
      "^(lib/(?!reading/|domain/|api-contract/|markdown/|spreadsheet/)|app/|components/)",
    ),
    forbid(
      "markdown-is-pure",
      "lib/markdown says which Markdown answers are read as, on screen and by lib/reading; it knows neither.",
      "^lib/markdown/",
      "^(lib/(?!markdown/)|app/|components/)",
    ),
    forbid(
      "format-is-pure",
      "lib/format turns domain values and figures into text.",
      "^lib/format/",
      "^(lib/(?!format/|domain/|statistics/)|app/|components/)",
    ),
    forbid(
      "spreadsheet-is-pure",
      "lib/spreadsheet turns bytes into rows of questions and back: lib/domain, lib/api-contract, csv-parse and Node's bytes only.",
      "^lib/spreadsheet/(?!.*\\.test\\.ts$)",
      "^(?!lib/(spreadsheet|domain|api-contract)/|(node_modules/)?csv-parse/|(node:)?buffer$)",
    ),
    forbid(
      "table-files-are-pure",
      "lib/table-files turns rows into bytes of files: lib/domain, lib/format, the marks of lib/spreadsheet, hyparquet-writer and yazl only.",
      "^lib/table-files/(?!.*\\.test\\.ts$)",
      "^(?!lib/(table-files|domain|format)/|lib/spreadsheet/protect-cell|(node_modules/)?(hyparquet-writer|yazl)/|stream$|node:stream$)",
    ),
    forbid(
      "statistics-is-pure",
      "lib/statistics counts what was found; it knows no engine, no database and no rule of finding.",
      "^lib/statistics/",
      "^(lib/(?!statistics/)|app/|components/)",
    ),
    forbid(
      "recompute-knows-no-database",
      "lib/recompute makes figures of files alone: lib/domain, lib/reading and lib/statistics, files and zip archives.",
      "^lib/recompute/",
      "^(lib/(?!recompute/|domain/|reading/|statistics/)|app/|components/)",
    ),
    forbid(
      "reads-of-a-workspace-through-the-kit",
      "What lists, counts or sums a workspace goes through lib/db/query, which puts the workspace's condition in.",
      "^lib/db/sql/[^/]+/(list-|count-|read-|past-|spend)[^/]*(?<!\\.test)\\.ts$",
      "^lib/db/pool",
    ),
    forbid(
      "client-knows-no-database",
      "lib/api-client speaks the wire to any base URL; persist in lib/services.",
      "^lib/api-client/(?!.*\\.test\\.ts$)",
      "^(lib/(?!api-client/|api-contract/|domain/|net/)|app/|components/)",
    ),
    forbid(
      "engines-stand-alone",
      "lib/engines asks upstream models; the service decides what to do with answers.",
      "^lib/engines/",
      "^(lib/(?!engines/|domain/|api-contract/|net/|prices/)|app/|components/)",
    ),
    forbid(
      "mail-is-low",
      "lib/mail hands a text to a mail server; what is said to whom, and when, is lib/services/mail.",
      "^lib/mail/(?!.*\\.test\\.ts$)",
      "^(lib/(?!mail/)|app/|components/)",
    ),
    {
      name: "mail-goes-through-the-queue",
      comment:
        "No request waits for a mail server, but for a test of one's own: queue it by lib/services/mail/queue-mail.",
      severity: "error",
      from: {
        pathNot: [
          "^lib/mail/",
          "^lib/services/mail/deliver\\.ts$",
          "^lib/services/notice-channels/open-channel\\.ts$",
          TEST_FILES,
        ],
      },
      to: { path: "^lib/mail/" },
    },
    forbid(
      "prices-are-low",
      "lib/prices knows what vendors list: lib/domain and the price table only.",
      "^lib/prices/",
      "^(lib/(?!prices/|domain/)|app/|components/)",
    ),
    forbid(
      "service-below-web",
      "lib/api-service may use engines, db, net, the contract and the domain.",
      "^lib/api-service/",
      "^(lib/(services|api-client|web|auth|queries|queue|worker)/|app/|components/)",
    ),
    ...roomRules,
    {
      name: "every-room-has-its-rule",
      comment: "A room of lib/api-service stands in ROOMS, with what it may use.",
      severity: "error",
      from: {},
      to: { path: `^lib/api-service/(?!(${Object.keys(ROOMS).join("|")})/)[^/]+/` },
    },
    ...domainRules,
    {
      name: "domain-room-without-a-place",
      comment: "A room of lib/domain stands in DOMAIN_ROOMS.",
      severity: "error",
      from: {},
      to: { path: `^lib/domain/(?!(${DOMAIN_ROOMS.join("|")})/)[^/]+/` },
    },
    {
      name: "dashboard-goes-over-the-wire",
      comment:
        "The dashboard reaches the service through lib/api-client. Only the making of a workspace's own account may touch it.",
      severity: "error",
      from: {
        path: "^lib/services/",
        pathNot: ["^lib/services/workspaces/built-in-account\\.ts$", TEST_FILES],
      },
      to: { path: "^lib/(api-service|engines)/" },
    },
    forbid(
      "services-below-web",
      "A use case knows no request; map it in lib/web or app.",
      "^lib/services/",
      "^(lib/(web|auth|queries|worker)/|app/|components/)",
    ),
    forbid(
      "db-is-low",
      "lib/db knows rows, not use cases.",
      "^lib/db/",
      "^(lib/(services|web|auth|queries|api-client|api-service|engines|queue|worker|reading)/|app/|components/)",
    ),
    forbid(
      "queue-is-low",
      "lib/queue names jobs and puts them in the queue; what does them is lib/worker.",
      "^lib/queue/",
      "^(lib/(?!queue/|db/|domain/|log|env)|app/|components/)",
    ),
    forbid(
      "nobody-imports-the-worker",
      "lib/worker is a program: jobs are put in the queue by lib/queue.",
      "^(app|components|lib/(?!worker/))",
      "^lib/worker/",
    ),
    forbid(
      "lib-below-app",
      "lib never imports from app or components; types live in lib/domain.",
      "^lib/",
      "^(app|components)/",
    ),
    forbid(
      "components-fetch-nothing",
      "Components take props and give callbacks; containers live beside their screen in app/.",
      "^components/",
      "^(lib/(?!domain/|format/|markdown/|paths|api-contract/)|app/)",
    ),
    {
      name: "app-goes-through-web",
      comment:
        "Pages and routes use lib/web, lib/services and lib/queries; no database, client or engine behind their backs.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^lib/(db|api-client|engines|queue|worker|reading|prices)/" },
    },
    {
      name: "only-v3-and-operator-touch-the-service",
      comment: "The dashboard's pages go over the wire.",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/(v3|\\(operator\\)|grounding-api-redirect)/" },
      to: { path: "^lib/api-service/" },
    },
    {
      name: "services-through-their-door",
      comment: "Import a use case from lib/services/<entity>, its only door.",
      severity: "error",
      from: { path: "^(app|lib/(web|worker|auth)|scripts)/" },
      to: { path: "^lib/services/[^/]+/(?!index\\.ts$)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(lib/db/generated|\\.next|build)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ["react-server", "import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js"],
    },
  },
};
