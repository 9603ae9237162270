import { ScenarioError } from './scenario-error.ts';

/** A value of the scenario together with where it stands, so that an error can say so. */
export class Field {
  readonly path: string;
  readonly value: unknown;

  constructor(path: string, value: unknown) {
    this.path = path;
    this.value = value;
  }

  object(fields: readonly string[]): ObjectField {
    for (const [name, field] of this.entries()) {
      if (!fields.includes(name)) {
        throw new ScenarioError(field.path, { kind: 'known-field', fields }, field.value);
      }
    }
    return new ObjectField(this.path, this.value as Readonly<Record<string, unknown>>);
  }

  /** An object whose field names have yet to be checked. */
  anyObject(): ObjectField {
    return this.object(this.entries().map(([name]) => name));
  }

  /** Names and values of an object whose names are free, in the order they were written. */
  entries(): [string, Field][] {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ScenarioError(this.path, { kind: 'object' }, value);
    }
    return Object.entries(value).map(([name, entry]) => [name, new Field(member(this.path, name), entry)]);
  }

  list(): Field[] {
    if (!Array.isArray(this.value)) throw new ScenarioError(this.path, { kind: 'list' }, this.value);
    // Array.from, because a list made by a program may have holes.
    return Array.from(this.value, (entry, index) => new Field(`${this.path}[${index}]`, entry));
  }

  atMost(most: number): this {
    const { value } = this;
    const size = typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
    if (size > most) throw new ScenarioError(this.path, { kind: 'at-most', most }, value);
    return this;
  }

  text(): string {
    if (typeof this.value !== 'string') throw new ScenarioError(this.path, { kind: 'text' }, this.value);
    return this.value;
  }

  nonEmptyText(): string {
    if (typeof this.value !== 'string' || this.value === '') {
      throw new ScenarioError(this.path, { kind: 'non-empty-text' }, this.value);
    }
    return this.value;
  }

  parsed<T>(
    kind: 'duration' | 'rate' | 'address' | 'prefix' | 'endpoint' | 'domain-name' | 'ipv6-address',
    parse: (text: string) => T | undefined,
  ): T {
    const result = typeof this.value === 'string' ? parse(this.value) : undefined;
    if (result === undefined) throw new ScenarioError(this.path, { kind }, this.value);
    return result;
  }

  wholeNumber(from: number, to: number): void {
    const { value } = this;
    if (!Number.isInteger(value) || (value as number) < from || (value as number) > to) {
      throw new ScenarioError(this.path, { kind: 'whole-number', from, to }, value);
    }
  }

  probability(): void {
    const { value } = this;
    if (typeof value !== 'number' || !(value >= 0 && value <= 1)) {
      throw new ScenarioError(this.path, { kind: 'probability' }, value);
    }
  }

  boolean(): void {
    if (typeof this.value !== 'boolean') throw new ScenarioError(this.path, { kind: 'boolean' }, this.value);
  }

  neighbour(neighbours: readonly string[]): void {
    if (!neighbours.includes(this.value as string)) {
      throw new ScenarioError(this.path, { kind: 'neighbour', neighbours }, this.value);
    }
  }

  oneOf(values: readonly string[]): void {
    if (!values.includes(this.value as string)) {
      throw new ScenarioError(this.path, { kind: 'one-of', values }, this.value);
    }
  }

  knownNode(nodes: readonly string[]): string {
    if (!nodes.includes(this.value as string)) {
      throw new ScenarioError(this.path, { kind: 'node', nodes }, this.value);
    }
    return this.value as string;
  }
}

/** An object whose field names have been checked. */
export class ObjectField {
  readonly #path: string;
  readonly #value: Readonly<Record<string, unknown>>;

  constructor(path: string, value: Readonly<Record<string, unknown>>) {
    this.#path = path;
    this.#value = value;
  }

  required(name: string): Field {
    return new Field(member(this.#path, name), this.#value[name]);
  }

  optional(name: string): Field | undefined {
    return this.#value[name] === undefined ? undefined : this.required(name);
  }

  /** The one value, or the two of a `[first→second, second→first]` pair; none when the field is absent. */
  perDirection(name: string): Field[] {
    const field = this.optional(name);
    if (!field) return [];
    return Array.isArray(field.value) && field.value.length === 2 ? field.list() : [field];
  }
}

/** `links[0].delay`, or `hosts["server.lab"]` where a name is no identifier. */
function member(path: string, name: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path ? `${path}.${name}` : name;
}
