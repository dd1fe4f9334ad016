"use client";

import { FormButton } from "@/components/forms/form-button";
import { lazyForm } from "@/components/ui/lazy-part";

const SiblingForm = lazyForm(() => import("./sibling-form"));

interface AddSiblingProps {
  slug: string;
  promptId: string;
  userPrompt: string;
  /** Where its family is not asked yet. */
  markets: readonly { id: string; name: string }[];
}

/** The button that asks a prompt of a set in one more market. */
export const AddSibling = (props: AddSiblingProps) => (
  <FormButton size="small" form={(done) => <SiblingForm {...props} {...done} />}>
    Ask in another market
  </FormButton>
);
