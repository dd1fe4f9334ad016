import { Pager } from "@/components/tables/pager";
import { ROWS_PER_PAGE } from "@/lib/api-service/accounts/operator";
import { accountHref, type AccountTables } from "../../accounts-search-params";

interface AccountPagerProps {
  id: string;
  tables: AccountTables;
  /** The table it is under. */
  of: keyof AccountTables;
  /** Rows on this page. */
  shown: number;
  /** Whether older ones follow. */
  more: boolean;
}

/** The way to the neighbouring pages of one of an account's tables; the other one stays where it is. */
export function AccountPager({ id, tables, of, shown, more }: AccountPagerProps) {
  const page = tables[of];
  const before = (page - 1) * ROWS_PER_PAGE;
  const at = (number: number) => accountHref(id, { ...tables, [of]: number }, of);
  return (
    <Pager
      label={`Pages of the ${of}`}
      from={before + 1}
      to={before + shown}
      total={null}
      previousHref={page > 1 ? at(page - 1) : null}
      nextHref={more ? at(page + 1) : null}
    />
  );
}
