/** The person every test is, unless it says otherwise. */
export const OWNER = { email: "owner@sightline.example", password: "correct horse battery staple" };

/** The owner's first workspace. */
export const WORKSPACE = { name: "Harbour Research", slug: "harbour-research" };

/** Where the signed-in owner's cookies lie during a run. */
export const SIGNED_IN_FILE = "test-results/owner.json";

/** The account on the fake of the hosted API. */
export const HOSTED_LOGIN = { login: "researcher@agency.example", password: "an-api-password" };
