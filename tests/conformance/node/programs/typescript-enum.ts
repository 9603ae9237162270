const before: number = 1;
enum Color {
  Red,
  Green,
}
console.log(before, Color.Red);
