export const t = typeof module; export default import.meta.filename.split("/").slice(-2).join("/");
