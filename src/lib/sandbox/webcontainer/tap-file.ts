/** Where the tap lies in the container, out of the learner's way. */
export const TAP_FILE = '.ieum/tap.cjs';
