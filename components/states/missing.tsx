import { PageHeader } from "@/components/shell/page-header";

/** A screen in the shell's place that is not there. */
export const Missing = ({ children }: { children: string }) => (
  <PageHeader title="There is nothing here" question={children} />
);
