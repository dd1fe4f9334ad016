import type { ComboboxOption } from "@/components/ui/combobox-option";
import type { BrandRole } from "@/lib/domain/brands/brand-limits";
import type { AskChoices } from "@/lib/domain/runs/ask-choices";
import type { ConnectionChoice } from "../../compose/_components/setting-fields";

/** What both pages are given. */
export interface FirstStepsProps {
  workspace: string;
  /** Whose drafts are kept here: a member's in a workspace. */
  draftOwner: string;
  connections: readonly ConnectionChoice[];
  markets: AskChoices["markets"];
  /** Brands in use. */
  tracked: readonly { name: string; role: BrandRole }[];
  languages: readonly ComboboxOption[];
  countries: readonly ComboboxOption[];
}
