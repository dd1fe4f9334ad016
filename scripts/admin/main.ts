import { Command } from "commander";
import { addApiAccount } from "./api-account";
import { addCreateOwner } from "./create-owner";
import { addReRead } from "./re-read";
import { addSeedDemo } from "./seed-demo";

// npm run -s admin -- <command>

const program = new Command("npm run -s admin --")
  .description("Looks after this Sightline instance, whether it runs or not.")
  .showHelpAfterError();

addCreateOwner(program);
addApiAccount(program);
addSeedDemo(program);
addReRead(program);

await program.parseAsync();
