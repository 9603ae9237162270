export const up = 1; import { b } from "./cyc-b.mjs"; export const a = () => "a+" + b;
