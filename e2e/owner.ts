/** The person every test is, unless it says otherwise. */
export const OWNER = { email: "owner@sightline.example", password: "correct horse battery staple" };

/** The owner's first workspace. */
export const WORKSPACE = { name: "Harbour Research", slug: "harbour-research" };

/** Where the signed-in owner's cookies lie during a run. */
export const SIGNED_IN_FILE = "test-results/owner.json";

/** Somebody else on the same instance, who shares nothing with the owner. */
export const STRANGER = { email: "stranger@sightline.example", password: "another horse, another battery" };

/** The stranger's workspace. */
export const STRANGERS_WORKSPACE = { name: "Elsewhere", slug: "elsewhere" };

/** Where the signed-in stranger's cookies lie during a run. */
export const STRANGER_SIGNED_IN_FILE = "test-results/stranger.json";

/** The account on the fake of the hosted API. */
export const HOSTED_LOGIN = { login: "researcher@agency.example", password: "an-api-password" };

/** The provider by which one may sign in to the instance, and the instance's account there. */
export const PROVIDER = {
  name: "Harbour Login",
  clientId: "sightline",
  clientSecret: "a-secret-of-the-provider",
};
