import { a } from "./cyc-a.mjs"; export const b = "b"; export const callA = () => a();
