"use client";

import { FormButton } from "@/components/forms/form-button";
import { lazyForm } from "@/components/ui/lazy-part";

const PersonaForm = lazyForm(() => import("./persona-form"));

/** The button that makes a persona. */
export const NewPersona = ({ slug }: { slug: string }) => (
  <FormButton look="primary" form={(done) => <PersonaForm slug={slug} persona={null} {...done} />}>
    New persona
  </FormButton>
);
