import { Command } from "commander";
import { addCreateApiAccount } from "./create-api-account";
import { addCreateOwner } from "./create-owner";

// npm run -s admin -- <command>

const program = new Command("npm run -s admin --")
  .description("Looks after this Sightline instance, whether it runs or not.")
  .showHelpAfterError();

addCreateOwner(program);
addCreateApiAccount(program);

await program.parseAsync();
