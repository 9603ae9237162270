export namespace Shapes {
  export const side = 1;
}
