import { z } from "zod";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { BRAND_LIMITS } from "./brand-limits";
import { type BrandDomain, NO_DOMAIN, readDomain } from "./read-domain";

export const brandDomainSchema = typedText("The domain")
  .check(maxChars(BRAND_LIMITS.domainChars))
  .transform((typed, check): BrandDomain => {
    const domain = readDomain(typed);
    if (domain) return domain;
    check.addIssue(NO_DOMAIN);
    return z.NEVER;
  });

export const writeDomain = ({ host, path }: BrandDomain): string => host + path;
