import type { ComponentProps } from "react";
import { Dialog } from "@/components/ui/dialog";

/** The navigation of a phone, over the page from its left. */
export function NavigationDrawer(props: Pick<ComponentProps<typeof Dialog>, "onOpenChange" | "children">) {
  return <Dialog open place="side" title="Sightline" {...props} />;
}
