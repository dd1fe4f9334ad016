"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useInBrowser } from "@/components/ui/use-in-browser";
import { BRAND_LIMITS, BRAND_ROLES } from "@/lib/domain/brands/brand-limits";
import type { BrandView } from "@/lib/domain/brands/brand-view";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { ROLE_CHOICES } from "../brand-words";
import {
  type AliasValues,
  type BrandValues,
  brandBeginning,
  newAlias,
  problemOf,
  problemsWithin,
  toBrand,
} from "../brand-values";
import { changeBrandAction, makeBrandAction } from "../brands-actions";
import { AliasFields } from "./alias-fields";
import { BrandPreviewPanel } from "./brand-preview-panel";

interface BrandFormProps {
  slug: string;
  /** The brand to change; null for a new one. */
  brand: BrandView | null;
  /** What a new one is called. */
  name: string;
  /** The workspace's markets by name, to choose from. */
  markets: readonly string[];
}

/** What a brand is called, how it is told from plain words, and beside it what that finds among the newest answers. */
export function BrandForm({ slug, brand, name, markets }: BrandFormProps) {
  const router = useRouter();
  const isAlive = useInBrowser();
  const [values, setValues] = useState(() => brandBeginning(brand, name));
  const [nextKey, setNextKey] = useState(BRAND_LIMITS.aliases + BRAND_LIMITS.names);
  const set = (changed: Partial<BrandValues>) => setValues((was) => ({ ...was, ...changed }));
  const takeKey = () => {
    setNextKey((key) => key + 1);
    return nextKey;
  };

  const onSuccess = () => {
    router.push(paths.workspace(slug).brands());
    router.refresh();
  };
  const make = useAction(makeBrandAction.bind(null, slug), { onSuccess });
  const change = useAction(changeBrandAction.bind(null, slug), { onSuccess });
  const failure = (brand ? change : make).result.serverError;
  const fields = failure?.fields ?? {};
  const typed = toBrand(values);
  // What was said of lines holds for the lines as they were sent; empty ones were not.
  const [sent, setSent] = useState(typed.places);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (make.isPending || change.isPending) return;
    setSent(typed.places);
    if (brand) change.execute({ id: brand.id, brand: typed.brand });
    else make.execute({ brand: typed.brand });
  }

  const changeAlias = (key: number, changed: Partial<AliasValues>) =>
    set({ aliases: values.aliases.map((one) => (one.key === key ? { ...one, ...changed } : one)) });
  const changeName = (key: number, changed: { market?: string; name?: string }) =>
    set({ names: values.names.map((one) => (one.key === key ? { ...one, ...changed } : one)) });
  const ofSent = (list: readonly number[], of: "aliases" | "names", key: number) =>
    `${of}[${list.indexOf(key)}]`;

  return (
    <form
      aria-label={brand ? "Change brand" : "New brand"}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
      className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2"
    >
      <fieldset disabled={!isAlive} className="flex min-w-0 flex-col gap-6">
        <Field label="Name" error={problemOf(fields, "name")}>
          <Input
            dir="auto"
            autoComplete="off"
            value={values.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        </Field>
        <Field label="Role" error={problemOf(fields, "role")}>
          <Select
            value={values.role}
            onChange={({ target }) =>
              set({ role: BRAND_ROLES.find((role) => role === target.value) ?? "competitor" })
            }
          >
            {BRAND_ROLES.map((role) => (
              <option key={role} value={role}>
                {ROLE_CHOICES[role]}
              </option>
            ))}
          </Select>
        </Field>
        <section aria-labelledby="aliases" className="flex flex-col gap-3">
          <div>
            <h2 id="aliases" className="text-sm font-medium">
              Aliases
            </h2>
            <p className="text-muted text-xs">
              How it is written in answers. With aliases only they are looked for; without any, the name is.
            </p>
          </div>
          {values.aliases.length > 0 && (
            <ul className="flex flex-col gap-3">
              {values.aliases.map((alias, place) => (
                <AliasFields
                  key={alias.key}
                  number={place + 1}
                  alias={alias}
                  problem={problemsWithin(fields, ofSent(sent.aliases, "aliases", alias.key), "not")}
                  notProblem={problemOf(fields, `${ofSent(sent.aliases, "aliases", alias.key)}.not`)}
                  onChange={(changed) => changeAlias(alias.key, changed)}
                  onRemove={() => set({ aliases: values.aliases.filter(({ key }) => key !== alias.key) })}
                />
              ))}
            </ul>
          )}
          {fields.aliases !== undefined && <Notice tone="danger" title={fields.aliases} />}
          <div>
            <Button
              size="small"
              onClick={() => {
                // The first begins with the name, which is not looked for any more once there are aliases.
                const text = values.aliases.length === 0 ? values.name : "";
                set({ aliases: [...values.aliases, { ...newAlias(takeKey()), text }] });
              }}
            >
              Add an alias
            </Button>
          </div>
        </section>
        <Field
          label="Domains"
          optional
          hint="One a line; with the path where it lives on a platform: youtube.com/@acme"
          error={problemOf(fields, "domains")}
        >
          <Textarea
            rows={2}
            spellCheck={false}
            value={values.domains}
            onChange={({ target }) => set({ domains: target.value })}
          />
        </Field>
        <section aria-labelledby="names" className="flex flex-col gap-3">
          <div>
            <h2 id="names" className="text-sm font-medium">
              Names in markets <span className="text-muted font-normal">(optional)</span>
            </h2>
            <p className="text-muted text-xs">
              One brand under several spellings. Each is looked for everywhere.
            </p>
          </div>
          {values.names.length > 0 && (
            <ul className="flex flex-col gap-3">
              {values.names.map((one, place) => (
                <li key={one.key} className="grid grid-cols-2 items-end gap-2 sm:grid-cols-[1fr_1fr_auto]">
                  <Field
                    label={`Market ${place + 1}`}
                    error={fields[`${ofSent(sent.names, "names", one.key)}.market`]}
                  >
                    <Input
                      list="brand-markets"
                      autoComplete="off"
                      value={one.market}
                      onChange={({ target }) => changeName(one.key, { market: target.value })}
                    />
                  </Field>
                  <Field
                    label={`Name in market ${place + 1}`}
                    error={fields[`${ofSent(sent.names, "names", one.key)}.name`]}
                  >
                    <Input
                      dir="auto"
                      autoComplete="off"
                      value={one.name}
                      onChange={({ target }) => changeName(one.key, { name: target.value })}
                    />
                  </Field>
                  <Button
                    look="quiet"
                    onClick={() => set({ names: values.names.filter(({ key }) => key !== one.key) })}
                  >
                    Remove<span className="sr-only"> the name in market {place + 1}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <datalist id="brand-markets">
            {markets.map((market) => (
              <option key={market} value={market} />
            ))}
          </datalist>
          {fields.names !== undefined && <Notice tone="danger" title={fields.names} />}
          <div>
            <Button
              size="small"
              onClick={() => set({ names: [...values.names, { key: takeKey(), market: "", name: "" }] })}
            >
              Add a name
            </Button>
          </div>
        </section>
        {failure && (
          <Notice tone="danger" title={<FailureWords failure={failure} />}>
            What you typed is kept.{failure.errorId && ` Error id ${failure.errorId}`}
          </Notice>
        )}
        <div>
          <Button type="submit" look="primary" size="large" busy={make.isPending || change.isPending}>
            {brand ? "Save brand" : "Make brand"}
          </Button>
          <p className="text-muted pt-2 text-xs">
            All answers are read for it again, in the background. Nothing is asked anew.
          </p>
        </div>
      </fieldset>
      <BrandPreviewPanel slug={slug} id={brand?.id ?? null} brand={typed.brand} />
    </form>
  );
}
