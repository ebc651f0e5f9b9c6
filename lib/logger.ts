import 'server-only';
import pino from 'pino';
import { env } from '@/lib/env';

/** The only keys that may appear in a log line. Anything else is dropped: no values of persons, no addresses. */
type Line = Partial<{
  event: string;
  requestId: string;
  actorRole: string;
  code: string;
  kind: string;
  route: string;
  ms: number;
  count: number;
  reference: string;
}>;
const allowed = [
  'event',
  'requestId',
  'actorRole',
  'code',
  'kind',
  'route',
  'ms',
  'count',
  'reference',
] as const;

const globalStore = globalThis as typeof globalThis & { portalLogger?: pino.Logger };

const pick = (line: Line) =>
  Object.fromEntries(allowed.filter((key) => key in line).map((key) => [key, line[key]]));

/** JSON log lines on standard output, in UTC, with allow-listed keys. */
export function logger() {
  globalStore.portalLogger ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  const sink = globalStore.portalLogger;
  return {
    info: (line: Line) => sink.info(pick(line)),
    warn: (line: Line) => sink.warn(pick(line)),
    error: (line: Line) => sink.error(pick(line)),
    debug: (line: Line) => sink.debug(pick(line)),
  };
}
