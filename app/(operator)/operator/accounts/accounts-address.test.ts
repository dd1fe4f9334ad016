import { expect, it } from "vitest";
import { readAddress } from "@/lib/queries/read-address";
import { accountParsers, accountsParsers } from "./accounts-search-params";

it.each([
  [{ state: "gone" }, "state"],
  [{ page: "0" }, "page"],
  [{ page: "two" }, "page"],
])("tells of what the list of accounts can't take in %j, and leaves it out", async (address, name) => {
  const { state, problems } = await readAddress(accountsParsers, Promise.resolve(address));
  expect(problems).toEqual([{ rule: "unreadable", name, given: Object.values(address)[0] }]);
  expect(state).toEqual({ text: null, state: "active", page: 1 });
});

it("tells of the pages that one account's tables can't have, each by its name", async () => {
  const { state, problems } = await readAddress(
    accountParsers,
    Promise.resolve({ ledger: "-1", tasks: "x" }),
  );
  expect(problems.map((problem) => "name" in problem && problem.name)).toEqual(["ledger", "tasks"]);
  expect(state).toEqual({ ledger: 1, tasks: 1 });
});
