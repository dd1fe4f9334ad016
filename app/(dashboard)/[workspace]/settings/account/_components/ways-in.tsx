"use client";

import { LinkProvider } from "./link-provider";
import { LinkedIdentity, type LinkedIdentityProps } from "./linked-identity";

interface WaysInProps {
  linked: readonly LinkedIdentityProps[];
  /** Providers that are not linked yet. */
  linkable: readonly { id: "oidc" | "google" | "github"; name: string }[];
  hasPassword: boolean;
  /** This page, to come back to. */
  here: string;
}

/** By which accounts at providers one signs in, beside the password. */
export const WaysIn = ({ linked, linkable, hasPassword, here }: WaysInProps) => (
  <section aria-labelledby="ways-in">
    <h2 id="ways-in" className="mb-2 font-semibold">
      Sign in without a password
    </h2>
    {linked.length > 0 && (
      <ul className="bg-surface mb-3 divide-y rounded-md border">
        {linked.map((identity) => (
          <LinkedIdentity key={identity.id} {...identity} />
        ))}
      </ul>
    )}
    <div className="flex flex-wrap gap-2">
      {linkable.map(({ id, name }) => (
        <LinkProvider key={id} provider={id} name={name} hasPassword={hasPassword} here={here} />
      ))}
    </div>
  </section>
);
