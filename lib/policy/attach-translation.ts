import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { policyTranslations } from '@/db/schema/policy';
import type { StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { sha256 } from '@/lib/crypto/hash.rules';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { forgetting } from './cache';
import { getEdition } from './queries';
import type { AttachTranslationInput } from './schema';

/**
 * Attaches a translation to an edition as a text of its own, not approved until an order says so. A better one is a new
 * version; the same text again changes nothing. Gives its id.
 * @throws AppError not_found for an edition that is not there, invalid for the language of the edition itself.
 */
export async function attachTranslation(
  actor: StaffActor,
  input: AttachTranslationInput,
  on?: Tx,
): Promise<string> {
  authorize(actor, 'policy.translate');
  return forgetting(
    on,
    asActor(actor, on, async (tx) => {
      const edition = await getEdition(actor, input.edition, tx);
      if (edition.locale === input.locale)
        throw new AppError('invalid', { fields: { locale: 'policy.errors.ownLanguage' } });
      const [last] = await tx
        .select()
        .from(policyTranslations)
        .where(
          and(
            eq(policyTranslations.editionNumber, input.edition),
            eq(policyTranslations.locale, input.locale),
          ),
        )
        .orderBy(desc(policyTranslations.version))
        .limit(1);
      const hash = sha256(input.sourceText);
      if (last?.sha256 === hash && last.title === input.title) return last.id;
      const [made] = await tx
        .insert(policyTranslations)
        .values({
          editionNumber: input.edition,
          locale: input.locale,
          version: (last?.version ?? 0) + 1,
          title: input.title,
          sourceText: input.sourceText,
          sha256: hash,
          at: now(),
          by: actor.personId,
        })
        .onConflictDoNothing()
        .returning({ id: policyTranslations.id });
      if (!made) throw new AppError('conflict');
      await recordAudit(tx, actor, {
        action: 'policy.translated',
        subjectId: null,
        objectType: 'policy_translation',
        objectId: made.id,
        fields: ['title', 'sourceText'],
        reason: input.locale,
      });
      return made.id;
    }),
  );
}
