"use client";

import { Suspense, type ComponentProps } from "react";
import { FormSkeleton } from "@/components/states/skeletons";
import { lazyForm } from "@/components/ui/lazy-part";

// The table of fields is large: the shell around the form does not wait for it.
const FirstStepsScreen = lazyForm(() => import("./first-steps-screen"));

/** Both pages of the first steps, whose code comes after the page's own. */
export const FirstStepsLoader = (props: ComponentProps<typeof FirstStepsScreen>) => (
  <Suspense fallback={<FormSkeleton fields={5} />}>
    <FirstStepsScreen {...props} />
  </Suspense>
);
