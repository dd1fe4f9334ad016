/** Where a page is told its own path and query, which Next keeps from it. The proxy sets it, over whatever was sent. */
export const TARGET_HEADER = "x-sightline-target";
