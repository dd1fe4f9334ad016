/** What can be decided, each in words that follow the name of who did: "Ann renamed the workspace". */
export const AUDIT_ACTIONS = {
  "api_account.create": "opened an API account",
  "api_account.deposit": "deposited money for an API account",
  "api_account.revoke": "revoked an API account",
  "api_account.rotate_password": "gave an API account a new password",
  "api_account.set_limits": "changed the limits of an API account",
  "budget.archive": "archived a budget",
  "budget.change": "changed a budget",
  "budget.create": "made a budget",
  "budget.restore": "restored a budget",
  "connection.make_default": "made a connection the default",
  "connection.remove": "removed a connection",
  "connection.save": "saved a connection",
  "family.change_template": "changed the template of a family",
  "family.rename": "renamed a family",
  "identity.link": "linked an account at a provider to sign in by",
  "identity.unlink": "unlinked an account at a provider",
  "instance.close_workspaces": "left making workspaces to operators",
  "instance.open_workspaces": "let everybody make workspaces",
  "instance.set_up": "set up the instance",
  "invitation.accept": "took an invitation",
  "invitation.make": "invited somebody",
  "invitation.renew_link": "made a new link for an invitation",
  "invitation.revoke": "revoked an invitation",
  "library_change.undo": "undid a change to a set",
  "mark.add": "added a mark",
  "mark.change": "changed a mark",
  "mark.remove": "removed a mark",
  "mark.restore": "restored a mark",
  "market.archive": "archived a market",
  "market.create": "made a market",
  "market.rename": "renamed a market",
  "market.restore": "restored a market",
  "member.change_role": "gave a member another role",
  "member.leave": "left the workspace",
  "member.remove": "removed a member",
  "operator.give": "made somebody an operator",
  "operator.take": "took the operator's permission from somebody",
  "persona.archive": "archived a persona",
  "persona.create": "made a persona",
  "persona.rename": "renamed a persona",
  "persona.replace": "changed what a persona says",
  "persona.restore": "restored a persona",
  "prompt.add_version": "reworded a prompt",
  "prompt.create": "added a prompt",
  "prompt_set.archive": "archived a set",
  "prompt_set.change": "changed the name or description of a set",
  "prompt_set.clone": "cloned prompts into a set",
  "prompt_set.clone_from": "cloned a set",
  "prompt_set.create": "made a set",
  "prompt_set.edit": "changed prompts of a set",
  "prompt_set.expand": "made prompts from a template",
  "prompt_set.import": "imported prompts",
  "prompt_set.paste": "pasted prompts into a set",
  "prompt_set.restore": "restored a set",
  "prompt_set.suggest": "added suggested prompts to a set",
  "run.cancel": "cancelled a run",
  "run.create": "started a run",
  "run.pause": "paused a run",
  "run.resume": "resumed a run",
  "schedule.archive": "archived a schedule",
  "schedule.change": "changed a schedule",
  "schedule.create": "made a schedule",
  "schedule.pause": "paused a schedule",
  "schedule.restore": "restored a schedule",
  "schedule.resume": "resumed a schedule",
  "session.revoke": "ended a session",
  "session.revoke_others": "ended all other sessions",
  "spend.correct": "corrected the ledger",
  "upstream.remove": "took the upstream of an engine away",
  "upstream.save": "put an upstream behind an engine",
  "user.change_password": "changed their password",
  "user.delete": "deleted an account",
  "user.make_reset_link": "made a link to reset a password",
  "user.reset_password": "reset their password",
  "user.set_first_password": "set a password",
  "workspace.change_time_zone": "changed the workspace's time zone",
  "workspace.create": "made the workspace",
  "workspace.delete": "deleted the workspace",
  "workspace.rename": "renamed the workspace",
} as const;

/** `<entity>.<verb>`. A use case that decides something new names it above, in words. */
export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** What decisions are about, in words. */
export const AUDIT_ENTITIES = {
  api_account: "API accounts",
  budget: "Budgets",
  connection: "Connections",
  family: "Families",
  identity: "Ways to sign in",
  instance: "The instance",
  invitation: "Invitations",
  library_change: "Changes to sets",
  mark: "Marks",
  market: "Markets",
  member: "Members",
  operator: "Operators",
  persona: "Personas",
  prompt: "Prompts",
  prompt_set: "Sets",
  run: "Runs",
  schedule: "Schedules",
  session: "Sessions",
  spend: "Spend",
  upstream: "Upstreams",
  user: "Accounts",
  workspace: "Workspaces",
} as const satisfies Record<EntityOf<AuditAction>, string>;

type EntityOf<Action extends string> = Action extends `${infer Entity}.${string}` ? Entity : never;

export type AuditEntity = keyof typeof AUDIT_ENTITIES;

const known = <Key extends string>(table: Record<Key, string>): readonly Key[] =>
  Object.keys(table).filter((key): key is Key => key in table);

export const AUDIT_ACTION_NAMES = known(AUDIT_ACTIONS);
export const AUDIT_ENTITY_NAMES = known(AUDIT_ENTITIES);

const wordsByName: ReadonlyMap<string, string> = new Map(Object.entries(AUDIT_ACTIONS));

/** An action in words; one of an earlier version that is not known any more, by its own. */
export const auditActionWords = (action: string): string =>
  wordsByName.get(action) ?? action.replaceAll(/[._]/g, " ");
