import type { Engine } from "@/lib/domain/engines/engine";

/** Every parameter of the sandbox's world. See docs/sandbox.md for what they mean together. */
export interface World {
  /** Before this day nothing drifts. */
  epoch: string;
  /** Week by week, a brand's log-odds on an engine keep this share of their deviation … */
  driftRetention: number;
  /** … and move by a normal step of this size. */
  driftStep: number;
  /** Chance that an engine shares a prompt's leaning towards a brand with the other engines. */
  engineAgreement: number;
  engines: Record<Engine, EngineTaste>;
  categories: readonly Category[];
  /** What stands in for a category where a prompt is about something else. */
  unknown: Pick<Category, "strong" | "weak" | "facts" | "sites"> & {
    knownFor: Phrases;
    /** Brands get a name of one syllable from each list, and these strengths. */
    syllables: readonly (readonly string[])[];
    strengths: readonly number[];
  };
  /** Sites that serve every category. */
  sites: readonly Site[];
  /** When a model came out: until then it is not offered, and undated names mean the one before it. Others always were. */
  releases: Readonly<Record<string, Date>>;
  /** When an engine's model took no question. */
  outages: readonly Outage[];
  /** What is so for some prompts or some time, whatever tastes say. Of several that say something of the same, the last. */
  turns: readonly Turn[];
  /**
   * Where it is said, answers come of this seed, of what was asked and of how many weeks before a moment, rather than of
   * the installation's seed and a task's id: the same questions then get the same answers wherever they are asked.
   */
  rehearsal: Rehearsal | null;
}

export interface Rehearsal {
  seed: string;
  until: Date;
}

export interface Turn {
  /** Null: always until then, or from then on. */
  from: Date | null;
  until: Date | null;
  /** Prompts by their wording; null for every one. */
  prompts: readonly string[] | null;
  so: TurnedTo;
}

/**
 * A brand (null: every brand) is named by so many answers, or its own site cited for it so often; a site has a share of
 * the citations of third parties; answers are laid out so.
 */
export type TurnedTo =
  | { brand: string | null; named: number }
  | { brand: string | null; ownSite: number }
  | { site: string; share: number }
  | { format: Format };

export interface Outage {
  engine: Engine;
  from: Date;
  until: Date;
}

export interface EngineTaste {
  /** Chance of searching where it may and need not. */
  searchRate: number;
  /** Correlation of a brand's presence between two answers to one prompt. */
  repeatCorrelation: number;
  /** Correlation of which site is cited for a statement between two answers to one prompt. */
  citationCorrelation: number;
  /** Standard deviation of the engine's own leaning, in log-odds, on top of a brand's strength. */
  tasteSpread: number;
  /** A site's share falls with rank to this power, times the weight of its kind. */
  zipfExponent: number;
  kindWeights: Record<SiteKind, number>;
  /** Chance that a statement about a brand, or about the whole field, is cited; that it is cited twice. */
  citeRate: number;
  secondCiteRate: number;
  /** Chance that a brand's statement cites the brand's own site rather than a third party. */
  ownSiteRate: number;
  /** Sources listed beyond those cited in the text. */
  uncitedSources: number;
  citationMarks: CitationMarks;
  queries: readonly [number, number];
  showsQueries: boolean;
  /** Input tokens a search adds. */
  searchTokens: readonly [number, number];
  reasoningTokens: readonly [number, number];
  /** Chance that a reasoning answer comes with summaries of it. */
  summaryRate: number;
  formats: readonly [Format, ...Format[]];
  /** Relative to the configured mean. */
  latencyFactor: number;
}

/**
 * How citations show in the text: an inline link, a segment the engine points at, a number in brackets, or nothing.
 */
export type CitationMarks = "links" | "segments" | "numbers" | "none";

export type Format = "numbered" | "bullets" | "table" | "prose";

export type SiteKind = "news" | "review" | "community" | "video" | "reference";

export interface Site {
  domain: string;
  kind: SiteKind;
}

export interface Brand {
  name: string;
  /** Mean chance of being named, before an engine's leaning and drift. */
  strength: number;
  /** How it is spoken of, from -1 to 1. */
  regard: number;
  knownFor: string;
}

type Phrases = readonly [string, ...string[]];

export interface Category {
  id: string;
  /** What a buyer would call the things, in the plural. */
  noun: string;
  /** Begins of words or phrases that bring a prompt here. */
  keywords: readonly string[];
  strong: Phrases;
  weak: Phrases;
  /** Statements about the field as a whole. */
  facts: Phrases;
  sites: readonly Site[];
  brands: readonly Brand[];
}

/** The three sites of a field that know it best. */
const fieldSites = (review: string, community: string, news: string): readonly Site[] => [
  { domain: `${review}.example`, kind: "review" },
  { domain: `${community}.example`, kind: "community" },
  { domain: `${news}.example`, kind: "news" },
];

export const WORLD: World = {
  epoch: "2025-01-06",
  driftRetention: 0.97,
  driftStep: 0.09,
  engineAgreement: 0.45,
  releases: {},
  outages: [],
  turns: [],
  rehearsal: null,
  engines: {
    chat_gpt: {
      searchRate: 0.55,
      repeatCorrelation: 0.35,
      citationCorrelation: 0.4,
      tasteSpread: 0.6,
      zipfExponent: 1.1,
      kindWeights: { news: 2, review: 3, community: 1, video: 0.3, reference: 3 },
      citeRate: 0.62,
      secondCiteRate: 0.15,
      ownSiteRate: 0.3,
      uncitedSources: 0,
      citationMarks: "links",
      queries: [1, 3],
      showsQueries: true,
      searchTokens: [6000, 9000],
      reasoningTokens: [180, 900],
      summaryRate: 0.85,
      formats: ["numbered", "numbered", "bullets", "table", "prose"],
      latencyFactor: 1,
    },
    gemini: {
      searchRate: 0.8,
      repeatCorrelation: 0.3,
      citationCorrelation: 0.3,
      tasteSpread: 0.7,
      zipfExponent: 1,
      kindWeights: { news: 1.5, review: 2.5, community: 1.5, video: 2.5, reference: 1.5 },
      citeRate: 0.75,
      secondCiteRate: 0.3,
      ownSiteRate: 0.4,
      uncitedSources: 0,
      citationMarks: "segments",
      queries: [2, 4],
      showsQueries: true,
      searchTokens: [0, 0],
      reasoningTokens: [250, 1200],
      summaryRate: 0.7,
      formats: ["bullets", "bullets", "numbered", "table"],
      latencyFactor: 0.8,
    },
    claude: {
      searchRate: 0.6,
      repeatCorrelation: 0.45,
      citationCorrelation: 0.35,
      tasteSpread: 0.5,
      zipfExponent: 1.2,
      kindWeights: { news: 2.5, review: 2, community: 0.7, video: 0.2, reference: 3 },
      citeRate: 0.6,
      secondCiteRate: 0.1,
      ownSiteRate: 0.35,
      uncitedSources: 0,
      citationMarks: "none",
      queries: [1, 2],
      showsQueries: true,
      searchTokens: [3500, 6500],
      reasoningTokens: [150, 800],
      summaryRate: 1,
      formats: ["prose", "prose", "bullets", "numbered"],
      latencyFactor: 1.3,
    },
    perplexity: {
      searchRate: 0.97,
      repeatCorrelation: 0.5,
      citationCorrelation: 0.5,
      tasteSpread: 0.8,
      zipfExponent: 0.9,
      kindWeights: { news: 2, review: 2.5, community: 3, video: 1.5, reference: 1 },
      citeRate: 0.85,
      secondCiteRate: 0.45,
      ownSiteRate: 0.2,
      uncitedSources: 2,
      citationMarks: "numbers",
      queries: [1, 2],
      showsQueries: false,
      searchTokens: [0, 0],
      reasoningTokens: [200, 700],
      summaryRate: 0,
      formats: ["bullets", "bullets", "numbered", "table", "prose"],
      latencyFactor: 0.6,
    },
  },
  sites: [
    { domain: "openlexicon.example", kind: "reference" },
    { domain: "dailyledger.example", kind: "news" },
    { domain: "askround.example", kind: "community" },
    { domain: "clipriver.example", kind: "video" },
    { domain: "northwire.example", kind: "news" },
    { domain: "fairtest.example", kind: "review" },
    { domain: "whichone.example", kind: "review" },
    { domain: "talkbarn.example", kind: "community" },
  ],
  unknown: {
    strong: ["clear terms", "reliable results", "good support", "value for money"],
    weak: ["slow replies to questions", "a confusing price list", "little choice"],
    facts: [
      "Opinions differ more than test results do",
      "Prices have moved less than quality over the last year",
      "Most people decide on a recommendation from somebody they know",
    ],
    sites: fieldSites("fieldguide", "openbench", "topicpost"),
    knownFor: ["long experience", "low prices", "careful advice", "new ideas"],
    syllables: [
      ["Al", "Bri", "Cor", "Dan", "El", "Fen", "Gor", "Hal", "Iv", "Jor", "Kel", "Lom"],
      ["va", "dri", "lo", "me", "ri", "sta", "no", "bel", "tu", "ze"],
      ["nia", "ro", "tex", "mont", "lis", "vex", "dora", "quin", "sol", "wick"],
    ],
    strengths: [0.8, 0.65, 0.5, 0.38, 0.26, 0.17, 0.1],
  },
  categories: [
    {
      id: "running-shoes",
      noun: "running shoes",
      keywords: ["running shoe", "trainers", "sneaker", "jogging", "marathon", "runner", "for running"],
      strong: ["cushioning on long runs", "grip on wet roads", "a roomy toe box", "a stable heel"],
      weak: ["soles that wear quickly", "sizes that run small", "little ventilation in summer"],
      facts: [
        "Foam technology has narrowed the gap between daily trainers and racing shoes",
        "Fit matters more than any single feature, and most shops now offer a gait check",
        "Shoes usually keep their cushioning for 500 to 800 kilometres",
      ],
      sites: fieldSites("stridelab", "milesclub", "runweekly"),
      brands: [
        { name: "Veltrano", strength: 0.82, regard: 0.6, knownFor: "dependable daily trainers" },
        { name: "Pacerra", strength: 0.66, regard: 0.4, knownFor: "light racing shoes" },
        { name: "Nordlauf", strength: 0.5, regard: 0.5, knownFor: "trail models with deep lugs" },
        { name: "Kestora", strength: 0.38, regard: 0.1, knownFor: "affordable first pairs" },
        { name: "Ombrika", strength: 0.27, regard: 0.7, knownFor: "maximal cushioning" },
        { name: "Zephlo", strength: 0.18, regard: -0.3, knownFor: "fashion-led designs" },
        { name: "Tarvane", strength: 0.1, regard: 0.3, knownFor: "recycled uppers" },
      ],
    },
    {
      id: "project-management",
      noun: "project management tools",
      keywords: ["project management", "task management", "kanban", "project tool", "team planning", "to-do"],
      strong: ["boards that need no training", "clear dependencies", "generous automation", "good reporting"],
      weak: ["a steep price per seat", "slow search in large projects", "too many notifications"],
      facts: [
        "Most teams choose on how quickly people adopt a tool, not on the length of its feature list",
        "Built-in assistants that draft plans and summaries are now standard in the upper tiers",
        "Free plans are enough for many teams of up to ten people",
      ],
      sites: fieldSites("stackcompare", "opscircle", "workmatters"),
      brands: [
        { name: "Taskolo", strength: 0.8, regard: 0.4, knownFor: "flexible boards" },
        { name: "Planvera", strength: 0.7, regard: 0.5, knownFor: "portfolio timelines" },
        { name: "Boardwise", strength: 0.52, regard: 0.2, knownFor: "a simple free plan" },
        { name: "Sprintano", strength: 0.42, regard: 0.3, knownFor: "software teams" },
        { name: "Quiltra", strength: 0.28, regard: 0.6, knownFor: "documents and tasks in one place" },
        { name: "Milestoa", strength: 0.2, regard: -0.2, knownFor: "classic Gantt charts" },
        { name: "Huddlix", strength: 0.12, regard: 0.1, knownFor: "small agencies" },
      ],
    },
    {
      id: "espresso-machines",
      noun: "espresso machines",
      keywords: ["espresso", "coffee machine", "coffee maker", "cappuccino", "barista"],
      strong: ["a short warm-up", "steady brewing temperature", "fine milk foam", "easy cleaning"],
      weak: ["a noisy grinder", "a small water tank", "plastic parts that feel cheap"],
      facts: [
        "A good grinder changes the cup more than a more expensive machine does",
        "Machines with two boilers brew and steam at once but take longer to heat",
        "Regular descaling is the most common advice of repair shops",
      ],
      sites: fieldSites("cremanotes", "homebarista", "kitchendesk"),
      brands: [
        { name: "Caffaria", strength: 0.78, regard: 0.6, knownFor: "compact prosumer machines" },
        { name: "Brunello Forma", strength: 0.62, regard: 0.5, knownFor: "dual boilers" },
        { name: "Steamwell", strength: 0.5, regard: 0.1, knownFor: "one-touch milk drinks" },
        { name: "Molinetta", strength: 0.4, regard: 0.4, knownFor: "built-in grinders" },
        { name: "Perlotto", strength: 0.25, regard: -0.2, knownFor: "low prices" },
        { name: "Aromatik", strength: 0.17, regard: 0.2, knownFor: "manual levers" },
      ],
    },
    {
      id: "amusement-parks",
      noun: "amusement parks",
      keywords: ["amusement park", "theme park", "roller coaster", "water park", "family park"],
      strong: ["themed areas with real detail", "short queues on weekdays", "rides for small children"],
      weak: ["expensive food", "long queues in the holidays", "few places out of the sun"],
      facts: [
        "Attendance has recovered, and spending per visitor grows faster than the number of visitors",
        "Operators put most of their money into indoor attractions that work all year",
        "Hotels on the site now bring a third of revenue at the larger resorts",
      ],
      sites: [
        { domain: "coasterdiary.example", kind: "community" },
        { domain: "parkindex.example", kind: "review" },
        { domain: "leisurebrief.example", kind: "news" },
      ],
      brands: [
        { name: "Lumiparc", strength: 0.84, regard: 0.5, knownFor: "evening shows" },
        { name: "Galdor Kingdom", strength: 0.68, regard: 0.6, knownFor: "its wooden coaster" },
        { name: "Aquavento", strength: 0.5, regard: 0.3, knownFor: "a covered water park" },
        { name: "Fablewood", strength: 0.4, regard: 0.7, knownFor: "fairy-tale walks" },
        { name: "Turbinella", strength: 0.3, regard: 0.1, knownFor: "record-breaking launches" },
        { name: "Brickhaven", strength: 0.2, regard: 0.4, knownFor: "building workshops" },
        { name: "Rivagrande", strength: 0.1, regard: -0.4, knownFor: "low-season offers" },
      ],
    },
    {
      id: "accounting-software",
      noun: "accounting software",
      keywords: ["accounting", "bookkeeping", "invoic", "payroll", "tax software", "expenses"],
      strong: [
        "bank feeds that match themselves",
        "clear tax reports",
        "fast invoicing",
        "good phone support",
      ],
      weak: ["add-ons that cost extra", "limits on the number of users", "a dated interface"],
      facts: [
        "Electronic invoicing rules push small firms off spreadsheets",
        "Accountants often decide, since they work in the same file",
        "Moving from one system to another is easiest at the start of a tax year",
      ],
      sites: fieldSites("ledgerlens", "soloforum", "smallbizpost"),
      brands: [
        { name: "Bilanta", strength: 0.8, regard: 0.4, knownFor: "small limited companies" },
        { name: "Ledgerly", strength: 0.68, regard: 0.5, knownFor: "freelancers" },
        { name: "Numera", strength: 0.5, regard: 0.3, knownFor: "multi-currency books" },
        { name: "Faktura One", strength: 0.36, regard: 0.2, knownFor: "electronic invoices" },
        { name: "Quentis", strength: 0.25, regard: -0.3, knownFor: "payroll for larger teams" },
        { name: "Abacor", strength: 0.15, regard: 0.1, knownFor: "an offline desktop version" },
      ],
    },
    {
      id: "hotels",
      noun: "hotels",
      keywords: ["hotel", "places to stay", "resort", "accommodation", "bed and breakfast", "hostel"],
      strong: ["quiet rooms", "a generous breakfast", "staff who remember names", "a central location"],
      weak: ["thin walls", "expensive parking", "slow check-in in the evening"],
      facts: [
        "Prices follow the calendar of trade fairs more than the season",
        "Booking directly often includes breakfast or a late check-out",
        "Smaller houses score better for service and worse for facilities",
      ],
      sites: fieldSites("staynotes", "roamtable", "travelgazette"),
      brands: [
        { name: "Casa Lumera", strength: 0.74, regard: 0.7, knownFor: "courtyard gardens" },
        { name: "Marquand", strength: 0.66, regard: 0.5, knownFor: "business travellers" },
        { name: "Stillwater Inns", strength: 0.5, regard: 0.4, knownFor: "riverside houses" },
        { name: "Novalto", strength: 0.42, regard: 0.1, knownFor: "compact city rooms" },
        { name: "Ferienhof", strength: 0.26, regard: 0.6, knownFor: "family suites" },
        { name: "Bluepillar", strength: 0.18, regard: -0.4, knownFor: "airport locations" },
      ],
    },
    {
      id: "electric-cars",
      noun: "electric cars",
      keywords: ["electric car", "electric vehicle", "ev ", "evs", "electric suv", "charging range"],
      strong: ["honest range in winter", "fast charging", "a quiet cabin", "low running costs"],
      weak: ["slow software updates", "a small boot", "few service centres"],
      facts: [
        "Charging speed on long trips matters more to owners than the stated range",
        "Used prices have settled after two years of falls",
        "Batteries keep most of their capacity past 200,000 kilometres",
      ],
      sites: fieldSites("voltdrive", "chargetalk", "motorpost"),
      brands: [
        { name: "Elektra Nova", strength: 0.8, regard: 0.4, knownFor: "its charging network" },
        { name: "Voltaire", strength: 0.62, regard: 0.6, knownFor: "comfortable saloons" },
        { name: "Kinmotor", strength: 0.55, regard: 0.3, knownFor: "value for money" },
        { name: "Aurelis", strength: 0.35, regard: 0.5, knownFor: "long range" },
        { name: "Solenne", strength: 0.24, regard: 0.2, knownFor: "small city cars" },
        { name: "Rundstrom", strength: 0.16, regard: -0.3, knownFor: "large family vans" },
      ],
    },
    {
      id: "headphones",
      noun: "headphones",
      keywords: ["headphone", "earbud", "earphone", "noise cancel", "headset"],
      strong: ["strong noise cancelling", "a natural sound", "a long battery life", "a light fit"],
      weak: ["a tight headband", "an app that loses settings", "weak call quality in wind"],
      facts: [
        "Noise cancelling has become good enough that comfort decides",
        "Replaceable batteries and pads are slowly returning",
        "Wired models still offer the most detail for the money",
      ],
      sites: fieldSites("soundbench", "earclub", "gadgetwire"),
      brands: [
        { name: "Aurivo", strength: 0.82, regard: 0.6, knownFor: "quiet flights" },
        { name: "Klangwerk", strength: 0.66, regard: 0.7, knownFor: "studio sound" },
        { name: "Sonelle", strength: 0.5, regard: 0.3, knownFor: "comfortable earbuds" },
        { name: "Bassline Audio", strength: 0.4, regard: 0, knownFor: "strong bass" },
        { name: "Tonika", strength: 0.3, regard: 0.2, knownFor: "low prices" },
        { name: "Murmora", strength: 0.18, regard: 0.4, knownFor: "sleep earbuds" },
      ],
    },
    {
      id: "crm",
      noun: "CRM software",
      keywords: ["crm", "customer relationship", "sales pipeline", "sales software", "lead management"],
      strong: ["a pipeline people really use", "simple email sync", "deep reporting", "many integrations"],
      weak: ["costly upgrades", "a slow mobile app", "a long roll-out"],
      facts: [
        "Data quality decides whether a CRM pays off",
        "Small teams leave most features of the large suites unused",
        "Assistants that write call notes are the feature most asked for this year",
      ],
      sites: fieldSites("saleslens", "revenueclub", "b2bherald"),
      brands: [
        { name: "Clientara", strength: 0.84, regard: 0.3, knownFor: "large sales organisations" },
        { name: "Pipelyne", strength: 0.68, regard: 0.6, knownFor: "small sales teams" },
        { name: "Relato", strength: 0.52, regard: 0.4, knownFor: "marketing and sales together" },
        { name: "Kundera Desk", strength: 0.34, regard: 0.2, knownFor: "service teams" },
        { name: "Dealio Pro", strength: 0.25, regard: 0.1, knownFor: "low prices" },
        { name: "Salesgrove", strength: 0.16, regard: -0.2, knownFor: "field sales" },
      ],
    },
    {
      id: "meal-kits",
      noun: "meal kits",
      keywords: ["meal kit", "meal delivery", "recipe box", "food box", "ready meals", "meal plan"],
      strong: ["recipes under thirty minutes", "fresh vegetables", "easy pauses", "good vegetarian choices"],
      weak: ["a lot of packaging", "small portions", "few choices for allergies"],
      facts: [
        "Most customers pause after the introductory offer ends",
        "Boxes cut food waste at home but add packaging",
        "Flexible subscriptions have replaced fixed weekly plans",
      ],
      sites: fieldSites("forkreport", "dinnerchat", "tabletimes"),
      brands: [
        { name: "Tischlein", strength: 0.76, regard: 0.4, knownFor: "quick family dinners" },
        { name: "Verdura Box", strength: 0.64, regard: 0.6, knownFor: "plant-based recipes" },
        { name: "Panelia", strength: 0.45, regard: 0.2, knownFor: "low prices" },
        { name: "Chefolino", strength: 0.36, regard: 0.5, knownFor: "restaurant recipes" },
        { name: "Löffel", strength: 0.22, regard: 0.3, knownFor: "regional produce" },
        { name: "Quickplato", strength: 0.14, regard: -0.4, knownFor: "meals for the microwave" },
      ],
    },
  ],
};
