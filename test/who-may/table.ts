import { answerImportsLines } from "./answer-imports";
import { answerNotesLines } from "./answer-notes";
import { answersLines } from "./answers";
import { auditLines } from "./audit";
import { baselinesLines } from "./baselines";
import { brandFiguresLines } from "./brand-figures";
import { brandsLines } from "./brands";
import { comparingLines } from "./comparing";
import { comparisonsLines } from "./comparisons";
import { connectionsLines } from "./connections";
import { datasetsLines } from "./datasets";
import { deletionsLines } from "./deletions";
import { demoLines } from "./demo";
import { exportsLines } from "./exports";
import { familiesLines } from "./families";
import { firstStepsLines } from "./first-steps";
import { flagsLines } from "./flags";
import { instanceLines } from "./instance";
import { invitationsLines } from "./invitations";
import { mailLines } from "./mail";
import { marketsLines } from "./markets";
import { marksLines } from "./marks";
import { noticeChannelsLines } from "./notice-channels";
import { noticesLines } from "./notices";
import { measuringLines } from "./measuring";
import { membersLines } from "./members";
import { mentionReviewsLines } from "./mention-reviews";
import { mentionsLines } from "./mentions";
import { identitiesLines } from "./identities";
import { overviewLines } from "./overview";
import { peopleLines } from "./people";
import { personasLines } from "./personas";
import { plannerLines } from "./planner";
import { promptFiguresLines } from "./prompt-figures";
import { promptSetsLines } from "./prompt-sets";
import { promptsLines } from "./prompts";
import { promptImportsLines } from "./prompt-imports";
import { budgetsLines } from "./budgets";
import { redirectsLines } from "./redirects";
import { reportMailingsLines } from "./report-mailings";
import { reportsLines } from "./reports";
import { retentionLines } from "./retention";
import { runsLines } from "./runs";
import { questionAsksLines } from "./question-asks";
import { savedViewsLines } from "./saved-views";
import { schedulesLines } from "./schedules";
import { searchLines } from "./search";
import { sourceRulesLines } from "./source-rules";
import { sourcesLines } from "./sources";
import { spendLines } from "./spend";
import { reconciliationsLines } from "./reconciliations";
import { tasksLines } from "./tasks";
import { whatToDoLines } from "./what-to-do";
import { workspacesLines } from "./workspaces";
import type { Line } from "./allowed";

/** Every use case with everybody: who may is written down, and not read from the code. A new one needs its line. */
export const TABLE: Line[] = [
  ...answersLines,
  ...answerImportsLines,
  ...answerNotesLines,
  ...auditLines,
  ...baselinesLines,
  ...brandFiguresLines,
  ...brandsLines,
  ...comparingLines,
  ...comparisonsLines,
  ...connectionsLines,
  ...datasetsLines,
  ...deletionsLines,
  ...demoLines,
  ...exportsLines,
  ...familiesLines,
  ...firstStepsLines,
  ...flagsLines,
  ...instanceLines,
  ...invitationsLines,
  ...mailLines,
  ...marketsLines,
  ...marksLines,
  ...noticeChannelsLines,
  ...noticesLines,
  ...measuringLines,
  ...membersLines,
  ...mentionReviewsLines,
  ...mentionsLines,
  ...identitiesLines,
  ...overviewLines,
  ...peopleLines,
  ...personasLines,
  ...plannerLines,
  ...promptFiguresLines,
  ...promptSetsLines,
  ...promptsLines,
  ...promptImportsLines,
  ...budgetsLines,
  ...redirectsLines,
  ...reportMailingsLines,
  ...reportsLines,
  ...retentionLines,
  ...runsLines,
  ...questionAsksLines,
  ...savedViewsLines,
  ...schedulesLines,
  ...searchLines,
  ...sourceRulesLines,
  ...sourcesLines,
  ...spendLines,
  ...reconciliationsLines,
  ...tasksLines,
  ...whatToDoLines,
  ...workspacesLines,
];
