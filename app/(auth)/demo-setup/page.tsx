import type { Metadata } from "next";
import { openWorkspacePage } from "@/lib/web/page";
import { DemoMaking } from "./_components/demo-making";

export const metadata: Metadata = { title: "Making the demo" };

interface DemoSetupPageProps {
  searchParams: Promise<{ workspace?: string | string[] }>;
}

/** Where set-up leads when a demo was asked for: it shows the demo being made and ends in it. */
export default async function DemoSetupPage({ searchParams }: DemoSetupPageProps) {
  const { workspace } = await openWorkspacePage(String((await searchParams).workspace ?? ""), "answer:read");
  return (
    <>
      <h1 className="text-lg font-semibold">Making the demo workspace</h1>
      <DemoMaking slug={workspace.slug} />
    </>
  );
}
