import { isLocalDate } from '@/lib/deadlines/almaty.rules';

/** The last request of a page of the queue: where the next page begins. */
export type QueueCursor = { dueOn: string; id: string };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for the shape of an id; anything else is not worth asking the database about. */
export const isId = (text: unknown): text is string => typeof text === 'string' && uuid.test(text);

/** The cursor as it stands in the address: `2026-12-11_<id>`. */
export const cursorText = ({ dueOn, id }: QueueCursor): string => `${dueOn}_${id}`;

/** Reads a cursor from an address; whatever is malformed means «from the beginning». */
export function parseCursor(text: unknown): QueueCursor | undefined {
  if (typeof text !== 'string') return undefined;
  const [dueOn = '', id = '', ...rest] = text.split('_');
  return rest.length === 0 && isLocalDate(dueOn) && isId(id) ? { dueOn, id } : undefined;
}
