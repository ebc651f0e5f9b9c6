import { canonicalJson } from '@/lib/crypto/hash.rules';
import { leafHash } from '@/lib/ledger/merkle.rules';

/** A row of the journal, with everything that is stored of it. */
export type Act = {
  seq: number;
  id: string;
  at: Date;
  action: string;
  actorKind: string;
  actorRole: string;
  actorId: string | null;
  subjectId: string | null;
  objectType: string;
  objectId: string | null;
  fields: string[];
  reason: string | null;
  requestId: string;
};

/**
 * The hash of an act's leaf in the tree over the journal: of JSON with sorted keys and no spaces (RFC 8785), with every
 * column of the row, instants as `2026-11-25T10:00:00.007Z`. Null for a time that no calendar has.
 */
export function actHash(act: Act): string | null {
  if (Number.isNaN(act.at.getTime())) return null;
  const { seq, id, action, actorKind, actorRole, actorId, subjectId } = act;
  const { objectType, objectId, fields, reason, requestId } = act;
  const at = act.at.toISOString();
  return leafHash(
    canonicalJson({
      ...{ v: 1, seq, id, at, action, actorKind, actorRole, actorId, subjectId },
      ...{ objectType, objectId, fields, reason, requestId },
    }),
  );
}
