class Point {
  constructor(readonly x: number) {}
}
console.log(new Point(1));
