/** Characters of a workspace's name. */
export const WORKSPACE_NAME_MAX = 60;
