import "server-only";
import transliterate from "@sindresorhus/slugify";
import { RESERVED_SLUGS, SLUG_MAX } from "@/lib/domain/team/workspace";

/**
 * The URL form of a workspace's name: lower-case ASCII words joined by hyphens, other scripts spelt in it where they
 * can be; never empty or reserved.
 */
export function slugify(name: string): string {
  const slug = transliterate(name, { decamelize: false, customReplacements: [["&", " "]] })
    .slice(0, SLUG_MAX)
    .replace(/-+$/, "");
  const reserved: readonly string[] = RESERVED_SLUGS;
  return slug === "" || reserved.includes(slug) ? `workspace${slug && `-${slug}`}` : slug;
}
