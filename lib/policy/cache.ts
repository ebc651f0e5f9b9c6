import 'server-only';
import { listenTo, type Tx } from '@/lib/database';
import { logger } from '@/lib/logger';

/*
 * What is public about the policy, kept in the memory of this process. The database says `policy_changed` when a
 * change is committed (db/grants/15_chain.sql), whoever made it, and everything is forgotten; so a page needs no
 * database while nothing has changed, and no process shows yesterday's text. See docs/decisions.
 */

const most = 400;
const longestMs = 5 * 60_000;

type Entry = { value: Promise<unknown>; at: number };
type Memory = { live: boolean; entries: Map<string, Entry> };

// Next bundles the start hook apart from the pages: both must see the same memory.
const store = globalThis as typeof globalThis & { portalPolicy?: Memory };
store.portalPolicy ??= { live: false, entries: new Map() };
const memory = store.portalPolicy;

/** Forgets everything: the policy has changed. */
export function forgetPolicy(): void {
  memory.entries.clear();
}

/**
 * Waits for a change of what is public and forgets what was known: whoever made it sees it on the next page, without
 * waiting for the database to tell. Inside a caller's transaction (`on`) nothing is changed yet.
 */
export async function forgetting<T>(on: Tx | undefined, change: Promise<T>): Promise<T> {
  try {
    return await change;
  } finally {
    if (!on) forgetPolicy();
  }
}

/**
 * What `load` gave for `key`, loaded again only after a change, or after five minutes lest a lost connection hide
 * one. Until `listenForPolicy` is connected nothing is kept.
 */
export function remembered<T>(key: string, load: () => Promise<T>): Promise<T> {
  if (!memory.live) return load();
  const known = memory.entries.get(key);
  if (known && Date.now() - known.at < longestMs) {
    // The last used come last, so that what nobody asks for goes first.
    memory.entries.delete(key);
    memory.entries.set(key, known);
    return known.value as Promise<T>;
  }
  const value = load();
  const entry = { value, at: Date.now() };
  memory.entries.set(key, entry);
  value.catch(() => {
    if (memory.entries.get(key) === entry) memory.entries.delete(key);
  });
  for (const oldest of memory.entries.keys()) {
    if (memory.entries.size <= most) break;
    memory.entries.delete(oldest);
  }
  return value;
}

/** Begins to listen for changes, and from then on to remember. Comes back to it by itself when the connection breaks. */
export function listenForPolicy(): void {
  const begin = () => {
    memory.live = true;
    forgetPolicy();
  };
  listenTo('policy_changed', forgetPolicy, begin).catch(() => {
    memory.live = false;
    logger().warn({ event: 'policy.notListening' });
    setTimeout(listenForPolicy, 5_000).unref();
  });
}
