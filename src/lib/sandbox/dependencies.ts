/**
 * The packages that a package.json depends on, by name. Undefined where there is none, or it cannot be read: Node itself
 * says what is wrong with it.
 */
export function dependenciesOf(
  packageJson: string | undefined,
): Readonly<Record<string, string>> | undefined {
  if (packageJson === undefined) return undefined;
  try {
    const { dependencies } = JSON.parse(packageJson) as { dependencies?: unknown };
    return typeof dependencies === 'object' && dependencies !== null
      ? (dependencies as Record<string, string>)
      : {};
  } catch {
    return undefined;
  }
}
