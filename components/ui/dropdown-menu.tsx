"use client";

import { Slot } from "radix-ui";
import {
  type ComponentProps,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useId,
  useRef,
} from "react";
import { classNames } from "./class-names";
import { panelClasses, usePanel } from "./use-panel";

interface DropdownMenuProps {
  /** The button that opens it. */
  trigger: ReactNode;
  children: ReactNode;
}

const TYPING_MS = 700;

const itemsOf = (menu: HTMLElement): HTMLElement[] => [
  ...menu.querySelectorAll<HTMLElement>("[role^=menuitem]:not([aria-disabled=true])"),
];

/** A menu of actions or links; arrow keys, type-ahead and Escape come with it. */
export function DropdownMenu({ trigger, children }: DropdownMenuProps) {
  const id = useId();
  const typed = useRef({ text: "", at: 0 });
  const { open, triggerRef, panelRef, onToggle, close } = usePanel<HTMLButtonElement>((menu) => {
    typed.current = { text: "", at: 0 };
    itemsOf(menu)[0]?.focus();
  });

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const items = itemsOf(event.currentTarget);
    const at = items.findIndex((item) => item === document.activeElement);
    const move = (to: number) => {
      event.preventDefault();
      items.at(to % items.length)?.focus();
    };
    if (event.key === "ArrowDown") move(at + 1);
    else if (event.key === "ArrowUp") move(at <= 0 ? -1 : at - 1);
    else if (event.key === "Home") move(0);
    else if (event.key === "End") move(-1);
    else if (event.key === "Tab") close();
    else if (
      event.key.length === 1 &&
      event.key !== " " &&
      !event.metaKey &&
      !event.ctrlKey &&
      !event.altKey
    ) {
      const { text, at: before } = typed.current;
      const search = (event.timeStamp - before < TYPING_MS ? text : "") + event.key.toLowerCase();
      typed.current = { text: search, at: event.timeStamp };
      const found = [...items.slice(at + (search.length === 1 ? 1 : 0)), ...items].find((item) =>
        item.textContent.trim().toLowerCase().startsWith(search),
      );
      found?.focus();
    }
  }

  function onClick({ target }: MouseEvent) {
    if (target instanceof Element && target.closest("[role^=menuitem]:not([aria-disabled=true])")) close();
  }

  return (
    <>
      <Slot.Root
        ref={triggerRef}
        {...{ popoverTarget: id }}
        id={`${id}-trigger`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          panelRef.current?.showPopover();
        }}
      >
        {trigger}
      </Slot.Root>
      <div
        ref={panelRef}
        id={id}
        popover="auto"
        role="menu"
        aria-labelledby={`${id}-trigger`}
        // Items have no place in the order of tabs, and one that is long is scrolled.
        tabIndex={0}
        onToggle={onToggle}
        onKeyDown={onKeyDown}
        onClick={onClick}
        className={classNames(panelClasses, "max-h-96 min-w-48 overflow-y-auto p-1")}
      >
        {open && children}
      </div>
    </>
  );
}

const itemClasses =
  "flex min-h-8 w-full cursor-pointer items-center gap-2 rounded px-2 py-1 text-left text-base outline-none select-none hover:bg-sunken focus-visible:bg-sunken focus:bg-sunken";

interface MenuItemProps extends Omit<ComponentProps<"button">, "onSelect"> {
  onSelect?: () => void;
  /** Makes the item of the only child, usually a link. */
  asChild?: boolean;
}

export function MenuItem({ className, onSelect, asChild = false, ...props }: MenuItemProps) {
  const item = {
    role: "menuitem",
    tabIndex: -1,
    onClick: onSelect,
    className: classNames(itemClasses, className),
    ...props,
  };
  return asChild ? <Slot.Root {...item} /> : <button type="button" {...item} />;
}

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
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="text-muted px-2 pt-2 pb-1 text-xs">
        {label}
      </p>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="menuitemcheckbox"
          aria-checked={option.value === value}
          tabIndex={-1}
          onClick={() => onChange(option.value)}
          className={classNames(itemClasses, "justify-between")}
        >
          {option.label}
          {option.value === value && (
            <span aria-hidden="true" className="text-accent">
              ✓
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

export const MenuSeparator = () => <div role="separator" className="my-1 border-t" />;
