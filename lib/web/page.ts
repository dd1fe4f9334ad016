import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { AppError } from "@/lib/domain/errors";
import type { Permission } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";
import { accessInstance } from "./instance-access";
import { accessPerson, type PersonAccess } from "./person-access";
import { TARGET_HEADER } from "./target-header";
import { accessWorkspace, type WorkspaceAccess } from "./workspace-access";

/** Opens a workspace for a page: nobody is sent to sign in and back, and what is not theirs is not found. */
export async function openWorkspacePage(slug: string, permission: Permission): Promise<WorkspaceAccess> {
  return orElsewhere(accessWorkspace(slug, permission));
}

/** Opens a page of the operator's: nobody is sent to sign in, and to everybody else it is not there. */
export const openOperatorPage = (): Promise<PersonAccess> => orElsewhere(accessInstance());

async function orElsewhere<Access>(access: Promise<Access>): Promise<Access> {
  try {
    return await access;
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") {
      redirect(paths.signIn({ next: (await headers()).get(TARGET_HEADER) ?? undefined }));
    }
    if (error instanceof AppError && (error.code === "not_found" || error.code === "forbidden")) notFound();
    throw error;
  }
}

/** Opens a page that is about the person, not a workspace. */
export const openPersonalPage = (): Promise<PersonAccess> => orElsewhere(accessPerson());

/** Runs a read of a page; what it does not find is Next's not-found page. */
export async function orNotFound<Value>(read: Promise<Value>): Promise<Value> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}

/** The same for what a filter names: the list is there, and narrowed to nothing. */
export async function orNone<Value>(read: Promise<Value>): Promise<Value | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
