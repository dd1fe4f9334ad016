import type { Metadata } from "next";
import type { ReactNode } from "react";
import { openOperatorPage } from "@/lib/web/page";
import { InstanceShell } from "../_components/instance-shell";

export const metadata: Metadata = {
  title: { default: "This instance", template: "%s · This instance · Sightline" },
};

/** Guards before anything is sent, so that a page looks as missing as an address that never was. */
export default async function OperatorLayout({ children }: { children: ReactNode }) {
  return <InstanceShell access={await openOperatorPage()}>{children}</InstanceShell>;
}
