import { answersLines } from "./answers";
import { auditLines } from "./audit";
import { connectionsLines } from "./connections";
import { demoLines } from "./demo";
import { familiesLines } from "./families";
import { instanceLines } from "./instance";
import { invitationsLines } from "./invitations";
import { mailLines } from "./mail";
import { marketsLines } from "./markets";
import { marksLines } from "./marks";
import { noticeChannelsLines } from "./notice-channels";
import { noticesLines } from "./notices";
import { membersLines } from "./members";
import { identitiesLines } from "./identities";
import { peopleLines } from "./people";
import { personasLines } from "./personas";
import { promptSetsLines } from "./prompt-sets";
import { promptsLines } from "./prompts";
import { promptImportsLines } from "./prompt-imports";
import { budgetsLines } from "./budgets";
import { runsLines } from "./runs";
import { questionAsksLines } from "./question-asks";
import { schedulesLines } from "./schedules";
import { sourcesLines } from "./sources";
import { spendLines } from "./spend";
import { reconciliationsLines } from "./reconciliations";
import { tasksLines } from "./tasks";
import { workspacesLines } from "./workspaces";
import type { Line } from "./allowed";

/** Every use case with everybody: who may is written down, and not read from the code. A new one needs its line. */
export const TABLE: Line[] = [
  ...answersLines,
  ...auditLines,
  ...connectionsLines,
  ...demoLines,
  ...familiesLines,
  ...instanceLines,
  ...invitationsLines,
  ...mailLines,
  ...marketsLines,
  ...marksLines,
  ...noticeChannelsLines,
  ...noticesLines,
  ...membersLines,
  ...identitiesLines,
  ...peopleLines,
  ...personasLines,
  ...promptSetsLines,
  ...promptsLines,
  ...promptImportsLines,
  ...budgetsLines,
  ...runsLines,
  ...questionAsksLines,
  ...schedulesLines,
  ...sourcesLines,
  ...spendLines,
  ...reconciliationsLines,
  ...tasksLines,
  ...workspacesLines,
];
