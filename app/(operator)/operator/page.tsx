import { redirect } from "next/navigation";
import { paths } from "@/lib/paths";
import { openOperatorPage } from "@/lib/web/page";

/** The way in. */
export default async function OperatorPage() {
  await openOperatorPage();
  redirect(paths.operator.accounts());
}
