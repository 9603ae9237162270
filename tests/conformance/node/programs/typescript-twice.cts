let once: number = 1;
let once: string;
