"use client";

import { Tabs as RadixTabs } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export const Tabs = RadixTabs.Root;

export const TabList = ({ className, ...props }: ComponentProps<typeof RadixTabs.List>) => (
  <RadixTabs.List className={classNames("flex gap-4 overflow-x-auto border-b", className)} {...props} />
);

export const Tab = ({ className, ...props }: ComponentProps<typeof RadixTabs.Trigger>) => (
  <RadixTabs.Trigger
    className={classNames(
      "text-muted hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink -mb-px h-9 border-b-2 border-transparent text-base whitespace-nowrap",
      className,
    )}
    {...props}
  />
);

export const TabPanel = ({ className, ...props }: ComponentProps<typeof RadixTabs.Content>) => (
  <RadixTabs.Content className={classNames("pt-4", className)} {...props} />
);
