"use client";

import { CircleUser } from "lucide-react";
import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { Kbd } from "@/components/ui/kbd";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";

export const THEMES = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

interface AccountMenuProps {
  email: string;
  isOperator: boolean;
  onShowShortcuts: () => void;
  onSignOut: () => void;
}

/** Who is signed in; theme, the instance's own pages, shortcuts and the way out. */
export function AccountMenu({ email, isOperator, onShowShortcuts, onSignOut }: AccountMenuProps) {
  const { theme = "system", setTheme } = useTheme();
  return (
    <DropdownMenu
      trigger={
        <Button look="quiet" className="w-full justify-start px-2" aria-label={`Account: ${email}`}>
          <CircleUser aria-hidden="true" className="text-muted size-4 shrink-0" strokeWidth={1.5} />
          <span className="text-muted truncate font-normal">{email}</span>
        </Button>
      }
    >
      <MenuChoice label="Theme" value={theme} options={THEMES} onChange={setTheme} />
      <MenuSeparator />
      {isOperator && (
        <MenuItem asChild>
          <Link href={paths.operator.accounts()}>Operate this instance</Link>
        </MenuItem>
      )}
      <MenuItem asChild>
        <Link href={paths.reference()}>API reference</Link>
      </MenuItem>
      <MenuItem onSelect={onShowShortcuts} className="justify-between">
        Keyboard shortcuts <Kbd>?</Kbd>
      </MenuItem>
      <MenuItem onSelect={onSignOut}>Sign out</MenuItem>
    </DropdownMenu>
  );
}
