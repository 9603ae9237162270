await 1; export const tla = true;
