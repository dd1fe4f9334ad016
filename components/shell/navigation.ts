import {
  BookOpen,
  Calculator,
  CalendarClock,
  ChartNoAxesColumn,
  Coins,
  FileText,
  Gauge,
  KeyRound,
  LibraryBig,
  ListChecks,
  ListTodo,
  type LucideIcon,
  MessagesSquare,
  PenLine,
  Quote,
  Scale,
  ScrollText,
  Server,
  Settings,
  Tags,
  UserCog,
  Trash2,
  Users,
} from "lucide-react";
import { type Permission, roleMay, type Role } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";

export interface Screen {
  label: string;
  href: string;
  /** What a screen answers; the command palette finds it by these words too. */
  keywords: string[];
  Icon: LucideIcon;
  /** The path its pages are under; its own where that is not said. */
  above?: string;
}

interface Place {
  slug: string;
  role: Role;
}

interface WorkspaceScreen extends Screen {
  permission: Permission;
}

/** The screens of a workspace that a role may see, in the order of the navigation; those with filters take over the ones carried. */
export function screensOf({ slug, role }: Place, carried: string): Screen[] {
  const to = paths.workspace(slug);
  const along = (href: string) => (carried === "" ? href : `${href}?${carried}`);
  const screens: WorkspaceScreen[] = [
    {
      label: "Compose",
      href: to.compose(),
      keywords: ["ask", "new", "question"],
      Icon: PenLine,
      permission: "run:create",
    },
    {
      label: "Overview",
      href: along(to.overview()),
      keywords: ["presence", "figures", "moved", "trend", "visibility", "home"],
      Icon: ChartNoAxesColumn,
      permission: "answer:read",
    },
    {
      label: "What to do",
      href: along(to.whatToDo()),
      keywords: ["advice", "gaps", "actions", "recommendations", "lost", "evidence"],
      Icon: ListTodo,
      permission: "answer:read",
    },
    {
      label: "Library",
      href: to.library.sets(),
      keywords: ["sets", "prompts", "questions", "families", "markets", "personas"],
      Icon: LibraryBig,
      permission: "prompt:read",
    },
    {
      label: "Runs",
      href: to.runs(),
      keywords: ["progress", "pause", "cancel", "retry"],
      Icon: ListChecks,
      permission: "answer:read",
    },
    {
      label: "Schedules",
      href: to.schedules(),
      keywords: ["again", "cron", "daily", "weekly", "marks"],
      Icon: CalendarClock,
      permission: "prompt:read",
    },
    {
      label: "Answers",
      href: along(to.answers()),
      keywords: ["replies", "read"],
      Icon: MessagesSquare,
      permission: "answer:read",
    },
    {
      label: "Brands",
      href: to.brands(),
      keywords: ["mentions", "competitors", "aliases", "rules", "suggestions"],
      Icon: Tags,
      permission: "brand:read",
    },
    {
      label: "Sources",
      href: along(to.sources()),
      keywords: ["citations", "domains"],
      Icon: Quote,
      permission: "source:read",
    },
    {
      label: "Compare",
      href: along(to.comparing()),
      keywords: ["periods", "differences", "noise", "experiment", "profound", "peec", "ahrefs"],
      Icon: Scale,
      permission: "answer:read",
    },
    {
      label: "Reports",
      href: to.reports(),
      keywords: ["print", "pdf", "client", "share", "comment"],
      Icon: FileText,
      permission: "answer:read",
    },
    {
      label: "Planner",
      href: to.planner(),
      keywords: ["sample", "repeats", "families", "how many", "interval", "price"],
      Icon: Calculator,
      permission: "answer:read",
    },
    {
      label: "Spend",
      href: along(to.spend()),
      keywords: ["money", "cost", "tokens"],
      Icon: Coins,
      permission: "spend:read",
    },
    {
      label: "Settings",
      href: roleMay(role, "connection:read") ? to.settings.connections : to.settings.root,
      keywords: ["connections", "api", "password", "members", "team", "invite"],
      Icon: Settings,
      above: to.settings.root,
      permission: "workspace:read",
    },
  ];
  return screens.filter(({ permission }) => roleMay(role, permission));
}

/** Where a workspace opens: the first of its screens that one may see. */
export const homeOf = (place: Place): string =>
  screensOf(place, "")[0]?.href ?? paths.workspace(place.slug).settings.root;

/** The pages of the instance itself, beside all workspaces: the operator's, and the one that everybody may read. */
export const screensOfInstance = (isOperator: boolean): Screen[] => [
  ...(isOperator ? OPERATOR_SCREENS : []),
  {
    label: "API reference",
    href: paths.reference(),
    keywords: ["openapi", "docs", "v3", "curl", "codes"],
    Icon: BookOpen,
  },
];

const OPERATOR_SCREENS: readonly Screen[] = [
  {
    label: "API accounts",
    href: paths.operator.accounts(),
    keywords: ["operator", "logins", "passwords", "balance"],
    Icon: KeyRound,
  },
  {
    label: "Upstreams",
    href: paths.operator.upstreams(),
    keywords: ["operator", "vendors", "models", "keys"],
    Icon: Server,
  },
  {
    label: "Limits",
    href: paths.operator.limits(),
    keywords: ["operator", "rates", "throttling"],
    Icon: Gauge,
  },
  {
    label: "Operators",
    href: paths.operator.operators(),
    keywords: ["operator", "people", "permission"],
    Icon: UserCog,
  },
  {
    label: "People",
    href: paths.operator.people(),
    keywords: ["operator", "accounts", "users", "passwords", "reset"],
    Icon: Users,
  },
  {
    label: "Deleted workspaces",
    href: paths.operator.deleted(),
    keywords: ["operator", "undo", "restore", "bring back"],
    Icon: Trash2,
  },
  {
    label: "Audit log",
    href: paths.operator.audit(),
    keywords: ["operator", "who", "changes", "history"],
    Icon: ScrollText,
  },
];
