/** The site as a project page of a static host has it, in the words of the build: the tests build it beside `dist/`. */
export const BELOW_A_PATH = { BASE: '/ieum', SITE_FOLDER: '.cache/site-below-a-path' } as const;
