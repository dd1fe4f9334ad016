import { Command } from "commander";
import { addApiAccount } from "./api-account";
import { addCreateOwner } from "./create-owner";
import { addImportAnswers } from "./import-answers";
import { addDatasets } from "./datasets";
import { addPeople } from "./people";
import { addReRead } from "./re-read";
import { addSeed } from "./seed";
import { addVerify } from "./verify";

/** All commands that look after an instance. */
export function createProgram(): Command {
  const program = new Command("npm run -s admin --")
    .description("Looks after this Sightline instance, whether it runs or not.")
    .showHelpAfterError();
  addCreateOwner(program);
  addApiAccount(program);
  addPeople(program);
  addSeed(program);
  addReRead(program);
  addVerify(program);
  addImportAnswers(program);
  addDatasets(program);
  return program;
}
