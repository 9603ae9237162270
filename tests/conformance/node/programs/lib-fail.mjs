export class CustomError extends Error {
  name = 'CustomError';
  code = 'E_CUSTOM';
  details = { nested: [1, 2, { three: 3 }] };
}

export async function fail(message) {
  await null;
  throw new CustomError(message);
}
