"use client";

import { DropdownMenu as RadixMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

interface DropdownMenuProps {
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "end";
}

/** A menu of actions or links; arrow keys, type-ahead and Escape come with it. */
export const DropdownMenu = ({ trigger, children, align = "start" }: DropdownMenuProps) => (
  <RadixMenu.Root>
    <RadixMenu.Trigger asChild>{trigger}</RadixMenu.Trigger>
    <RadixMenu.Portal>
      <RadixMenu.Content
        align={align}
        sideOffset={4}
        collisionPadding={8}
        className="bg-surface z-50 max-h-96 min-w-48 overflow-y-auto rounded-md border p-1 shadow-lg"
      >
        {children}
      </RadixMenu.Content>
    </RadixMenu.Portal>
  </RadixMenu.Root>
);

const itemClasses =
  "flex min-h-8 cursor-pointer items-center gap-2 rounded px-2 py-1 text-base outline-none select-none data-[disabled]:cursor-not-allowed data-[disabled]:text-muted data-[highlighted]:bg-sunken";

export const MenuItem = ({ className, ...props }: ComponentProps<typeof RadixMenu.Item>) => (
  <RadixMenu.Item className={classNames(itemClasses, className)} {...props} />
);

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** One of several, inside a menu. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: MenuChoiceProps<Value>) {
  return (
    <RadixMenu.Group>
      <RadixMenu.Label className="text-muted px-2 pt-2 pb-1 text-xs">{label}</RadixMenu.Label>
      {options.map((option) => (
        <RadixMenu.CheckboxItem
          key={option.value}
          checked={option.value === value}
          onSelect={() => onChange(option.value)}
          className={classNames(itemClasses, "justify-between")}
        >
          {option.label}
          <RadixMenu.ItemIndicator aria-hidden="true" className="text-accent">
            ✓
          </RadixMenu.ItemIndicator>
        </RadixMenu.CheckboxItem>
      ))}
    </RadixMenu.Group>
  );
}

export const MenuSeparator = () => <RadixMenu.Separator className="my-1 border-t" />;
