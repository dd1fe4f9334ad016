"use client";

import { Suspense, type ComponentProps } from "react";
import { FormSkeleton } from "@/components/states/skeletons";
import { lazyForm } from "@/components/ui/lazy-part";

// The lists of models and the wire's table of fields are large: the page does not wait for them.
const AskForm = lazyForm(() => import("./ask-form"));

/** The form that asks for questions, whose code comes after the page's own. */
export const AskLoader = (props: ComponentProps<typeof AskForm>) => (
  <Suspense fallback={<FormSkeleton fields={5} />}>
    <AskForm {...props} />
  </Suspense>
);
