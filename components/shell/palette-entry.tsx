import { Command } from "cmdk";
import type { ReactNode } from "react";

interface EntryProps {
  children: ReactNode;
  keywords?: string[];
  /** Of what words found, its address: it is there whatever was typed, after the screens and things to do. */
  found?: string;
  onSelect: () => void;
}

const FOUND = "\u0000found";

export const Entry = ({ children, keywords, found, onSelect }: EntryProps) => (
  <Command.Item
    {...(found === undefined ? { keywords } : { keywords: [FOUND], value: found })}
    onSelect={onSelect}
    className="data-[selected=true]:bg-sunken flex h-9 cursor-pointer items-center gap-2 rounded px-2"
  >
    {children}
  </Command.Item>
);

export const GROUP =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted";

/** Entries that hold every word typed in their name or their keywords; a name that begins with what was typed first. */
export function matches(entry: string, search: string, keywords: string[] = []): number {
  if (keywords.includes(FOUND)) return 0.1;
  const typed = search.trim().toLowerCase();
  const name = entry.toLowerCase();
  const holds = (text: string) => typed.split(/\s+/).every((word) => text.includes(word));
  if (name.startsWith(typed)) return 1;
  if (holds(name)) return 0.8;
  return holds([name, ...keywords].join(" ").toLowerCase()) ? 0.5 : 0;
}
