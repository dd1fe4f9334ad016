"use client";

import { Suspense, type ComponentProps } from "react";
import { FormSkeleton } from "@/components/states/skeletons";
import { lazyForm } from "@/components/ui/lazy-part";

// The form library, the calendar and the table of fields are large: the shell around the form does not wait for them.
const ScheduleForm = lazyForm(() => import("./schedule-form"));

/** The form of a schedule, whose code comes after the page's own. */
export const ScheduleLoader = (props: ComponentProps<typeof ScheduleForm>) => (
  <Suspense fallback={<FormSkeleton fields={6} />}>
    <ScheduleForm {...props} />
  </Suspense>
);
