/** Where the buildings of one scene stand, in the scene's own units (its picture is `sceneWidth` wide). */
export interface SceneLayout {
  readonly server: Box;
  readonly peers: readonly Box[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const sceneWidth = 340;
export const sceneHeight = 132;

const field = { x: 84, y: 4, width: sceneWidth - 86, height: sceneHeight - 8 };
const largestCell = 46;

/** The server left, the peers in the grid whose cells are the largest that fit. */
export function layOut(peers: number): SceneLayout {
  let columns = 1;
  let cell = 0;
  for (let count = 1; count <= peers; count += 1) {
    const size = Math.min(field.width / count, field.height / Math.ceil(peers / count), largestCell);
    if (size > cell) {
      cell = size;
      columns = count;
    }
  }
  const rows = Math.ceil(peers / columns);
  const left = field.x + (field.width - columns * cell) / 2;
  const top = field.y + (field.height - rows * cell) / 2;
  return {
    server: { x: 3, y: (sceneHeight - 64) / 2 - 6, width: 44, height: 64 },
    peers: Array.from({ length: peers }, (_, index) => ({
      x: left + (index % columns) * cell + cell * 0.12,
      y: top + Math.floor(index / columns) * cell + cell * 0.08,
      width: cell * 0.76,
      height: cell * 0.84,
    })),
  };
}
