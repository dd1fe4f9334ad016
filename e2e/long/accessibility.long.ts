import { test, WORKSPACE } from "../fixtures";
import { expectAccessible } from "../pages/findings";
import { everyScreenWhole } from "../pages/screens";
import { expectWellBehaved } from "../pages/well-behaved";

test("every look of every screen is well behaved, and has no serious finding in both themes, wide and on a phone", async ({
  page,
}) => {
  const addresses = await everyScreenWhole(page, WORKSPACE.slug);
  await expectWellBehaved(page, addresses, () => expectAccessible(page));
});
