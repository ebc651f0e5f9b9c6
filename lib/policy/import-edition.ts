import 'server-only';
import { eq } from 'drizzle-orm';
import { policyEditions } from '@/db/schema/policy';
import type { Actor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { sha256 } from '@/lib/crypto/hash.rules';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { forgetting } from './cache';
import { insertEdition } from './insert-edition';
import { joinPolicy, type ParsedPolicy, parsePolicy } from './parse.rules';
import { type ImportEditionInput, importEditionInput } from './schema';
import { decodeSource } from './source.rules';

type Input = ReturnType<typeof importEditionInput.parse>;
export type ImportedEdition = { id: string; number: number; sha256: string; created: boolean };

/** The text and its blocks, or a refusal: wrong bytes, or an order in the text other than the one given. */
function readSource(input: Input): { text: string; parsed: ParsedPolicy } {
  const text = decodeSource(input.source);
  if (text === null) throw new AppError('invalid', { detail: 'policy.errors.notUtf8' });
  const parsed = parsePolicy(text);
  if (joinPolicy(parsed) !== text) throw new AppError('internal', { detail: 'policy.errors.notExact' });
  const { order } = parsed.header;
  if (order && (order.number !== input.orderNumber || order.date !== input.orderDate)) {
    throw new AppError('invalid', { detail: 'policy.errors.otherOrder' });
  }
  return { text, parsed };
}

/**
 * Takes an approved edition into the archive word for word and publishes it, with its clauses (clause 6.2: the
 * archive of editions). The same bytes under the same number again change nothing and give `created: false`.
 * @throws AppError `invalid` when the bytes are not UTF-8 or the order printed in the text is another one,
 * `conflict` when the number is taken by another text.
 */
export async function importEdition(
  actor: Actor,
  input: ImportEditionInput,
  on?: Tx,
): Promise<ImportedEdition> {
  authorize(actor, 'policy.import');
  const checked = importEditionInput.safeParse(input);
  if (!checked.success) throw new AppError('invalid');
  const { source, ...facts } = checked.data;
  const { text, parsed } = readSource(checked.data);
  const hash = sha256(source);

  return forgetting(
    on,
    asActor(actor, on, async (tx) => {
      const inserted = await insertEdition(tx, { ...facts, sourceText: text }, parsed);
      if (!inserted) return sameEdition(tx, facts.number, hash);
      await recordAudit(tx, actor, {
        action: 'policy.imported',
        subjectId: null,
        objectType: 'policy_edition',
        objectId: inserted.id,
        fields: ['number', 'title', 'orderNumber', 'orderDate', 'approvedBy', 'effectiveFrom', 'sourceText'],
      });
      return { id: inserted.id, number: facts.number, sha256: hash, created: true };
    }),
  );
}

async function sameEdition(tx: Tx, number: number, hash: string): Promise<ImportedEdition> {
  const [known] = await tx
    .select({ id: policyEditions.id, sha256: policyEditions.sha256 })
    .from(policyEditions)
    .where(eq(policyEditions.number, number));
  if (known?.sha256 !== hash) throw new AppError('conflict', { detail: 'policy.errors.numberTaken' });
  return { id: known.id, number, sha256: hash, created: false };
}
