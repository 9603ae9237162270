export interface Circle {
  kind: 'circle';
  radius: number;
}
interface Square {
  kind: 'square';
  side: number;
}
export type Shape = Circle | Square;

export function area(shape: Shape): number {
  switch (shape.kind) {
    case 'circle':
      return Math.round(Math.PI * shape.radius ** 2);
    case 'square':
      return shape.side ** 2;
  }
}
