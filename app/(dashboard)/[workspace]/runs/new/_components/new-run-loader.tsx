"use client";

import { Suspense, type ComponentProps } from "react";
import { FormSkeleton } from "@/components/states/skeletons";
import { lazyForm } from "@/components/ui/lazy-part";

// The form library and the table of fields are large: the shell around the form does not wait for them.
const NewRunScreen = lazyForm(() => import("./new-run-screen"));

/** The form of a new run, whose code comes after the page's own. */
export const NewRunLoader = (props: ComponentProps<typeof NewRunScreen>) => (
  <Suspense fallback={<FormSkeleton fields={6} />}>
    <NewRunScreen {...props} />
  </Suspense>
);
