import type { BrandRole } from "./brand-limits";
import type { StoredRules } from "./stored-brand";

/** A brand as a screen shows it, with its domains as they are written. */
export interface BrandView extends StoredRules {
  id: string;
  /** What facts of answers name it by. */
  number: number;
  name: string;
  role: BrandRole;
  archivedAt: string | null;
}
