import {
  Coins,
  type LucideIcon,
  MessageSquareQuote,
  MessagesSquare,
  PenLine,
  Quote,
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

/** The screens of a workspace, in the order of the navigation. */
export function screensOf(slug: string): Screen[] {
  const to = paths.workspace(slug);
  return [
    { label: "Compose", href: to.compose(), keywords: ["ask", "new", "question"], Icon: PenLine },
    { label: "Answers", href: to.answers(), keywords: ["replies", "read"], Icon: MessagesSquare },
    { label: "Prompts", href: to.prompts(), keywords: ["questions", "versions"], Icon: MessageSquareQuote },
    { label: "Sources", href: to.sources(), keywords: ["citations", "domains"], Icon: Quote },
    { label: "Spend", href: to.spend(), keywords: ["money", "cost", "tokens"], Icon: Coins },
    {
      label: "Settings",
      href: to.settings.connections,
      keywords: ["connections", "api", "password"],
      Icon: Settings,
    },
  ];
}
