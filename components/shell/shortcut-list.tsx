"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd, ModifierKey } from "@/components/ui/kbd";

const MODIFIER = "modifier";

const SHORTCUTS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: [MODIFIER, "K"], does: "Go anywhere, start anything" },
  { keys: ["/"], does: "Search this screen" },
  { keys: ["j"], does: "Next row" },
  { keys: ["k"], does: "Previous row" },
  { keys: ["Enter"], does: "Open the row" },
  { keys: ["x"], does: "Select the row, with Shift all from the last one" },
  { keys: [MODIFIER, "Enter"], does: "Send the form one is in" },
  { keys: ["Esc"], does: "Close what is open" },
  { keys: ["?"], does: "This list" },
];

interface ShortcutListProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export const ShortcutList = ({ open, onOpenChange }: ShortcutListProps) => (
  <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
      {SHORTCUTS.map(({ keys, does }) => (
        <div key={does} className="contents">
          <dt className="flex gap-1">
            {keys.map((key) => (
              <Kbd key={key}>{key === MODIFIER ? <ModifierKey /> : key}</Kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
);
