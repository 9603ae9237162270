export const dep = "dep"; export default import.meta.url.split("/").pop();
