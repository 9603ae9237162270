import type { Role } from './trace-view.ts';

/** A host: a building. Its door is outlined for a client and filled for a server; without a role it has none. */
export function Building({ role }: { readonly role: Role | undefined }) {
  const doors = role === 'both' ? [9.5, 18.5] : role ? [14] : [];
  return (
    <svg class="net-building" viewBox="0 0 34 32" width="34" height="32" aria-hidden="true">
      <path class="wall" d="M4.5 31V5.5h25V31" />
      <path class="ground" d="M1 31h32M2.5 5.5h29" />
      <path class="window" d="M9 10h4v4H9zM15 10h4v4h-4zM21 10h4v4h-4z" />
      {doors.map((x, place) => (
        <path
          key={x}
          class={role === 'server' || place === 1 ? 'door filled' : 'door'}
          d={`M${x} 30.5v-11h6v11z`}
        />
      ))}
    </svg>
  );
}
