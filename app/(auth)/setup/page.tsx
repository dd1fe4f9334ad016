import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Notice } from "@/components/ui/notice";
import { paths } from "@/lib/paths";
import { isSetupCode, isSetUp } from "@/lib/services/instance";
import { visitorContext } from "@/lib/web/request-context";
import { SetupForm } from "./_components/setup-form";

export const metadata: Metadata = { title: "Set up" };

interface SetupPageProps {
  searchParams: Promise<{ code?: string | string[] }>;
}

export default async function SetupPage({ searchParams }: SetupPageProps) {
  const ctx = await visitorContext();
  if (await isSetUp({ ctx })) redirect(paths.signIn());
  const { code } = await searchParams;
  if (typeof code !== "string" || !(await isSetupCode({ ctx, input: { code } }))) {
    return (
      <>
        <h1 className="text-lg font-semibold">Set up Sightline</h1>
        <Notice tone="warn" title="This address carries no valid set-up code">
          Open the whole address that <code className="font-mono">npm start</code> printed last. The code in
          it shows that you are the one who started this instance.
        </Notice>
      </>
    );
  }
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="text-lg font-semibold">Set up Sightline</h1>
        <p className="text-muted">
          The first account owns this instance. You can ask your first question in a minute, no key needed.
        </p>
      </div>
      <SetupForm code={code} />
    </>
  );
}
