import {
  BookOpen,
  CalendarClock,
  Coins,
  Gauge,
  KeyRound,
  LibraryBig,
  ListChecks,
  type LucideIcon,
  MessagesSquare,
  PenLine,
  Quote,
  Server,
  Settings,
} from "lucide-react";
import { paths } from "@/lib/paths";

export interface Screen {
  label: string;
  href: string;
  /** What a screen answers; the command palette finds it by these words too. */
  keywords: string[];
  Icon: LucideIcon;
}

/** The screens of a workspace, in the order of the navigation; those with filters take over the ones carried. */
export function screensOf(slug: string, carried: string): Screen[] {
  const to = paths.workspace(slug);
  const along = (href: string) => (carried === "" ? href : `${href}?${carried}`);
  return [
    { label: "Compose", href: to.compose(), keywords: ["ask", "new", "question"], Icon: PenLine },
    {
      label: "Library",
      href: to.library.sets(),
      keywords: ["sets", "prompts", "questions", "families", "markets", "personas"],
      Icon: LibraryBig,
    },
    { label: "Runs", href: to.runs(), keywords: ["progress", "pause", "cancel", "retry"], Icon: ListChecks },
    {
      label: "Schedules",
      href: to.schedules(),
      keywords: ["again", "cron", "daily", "weekly", "marks"],
      Icon: CalendarClock,
    },
    { label: "Answers", href: along(to.answers()), keywords: ["replies", "read"], Icon: MessagesSquare },
    { label: "Sources", href: along(to.sources()), keywords: ["citations", "domains"], Icon: Quote },
    { label: "Spend", href: along(to.spend()), keywords: ["money", "cost", "tokens"], Icon: Coins },
    {
      label: "Settings",
      href: to.settings.connections,
      keywords: ["connections", "api", "password"],
      Icon: Settings,
    },
  ];
}

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
];
