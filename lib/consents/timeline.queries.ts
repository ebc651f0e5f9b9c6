import 'server-only';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { ConsentAct, ConsentWay, Locale } from '@/db/enums';
import { type ConsentSwitch, consentEvents, consentLinks, shownTexts } from '@/db/schema/consents';
import type { ClientActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';

export type TimelineEvent = {
  id: string;
  /** `cookies`, or the code of a purpose. */
  topic: string;
  act: ConsentAct;
  purposes: ConsentSwitch[];
  how: ConsentWay;
  at: Date;
  shownAt: Date | null;
  /** 'YYYY-MM-DD' */
  stopBy: string | null;
  expiresAt: Date | null;
  editionNumber: number | null;
  locale: Locale;
  textSha256: string;
  /** The very words, by their keys. */
  text: Record<string, string>;
  /** It was chosen in a browser, not in the cabinet. */
  ofBrowser: boolean;
};

/** So many acts stand on one page. */
const pageSize = 30;

/**
 * Everything that ever happened to the client's consents, newest first: his own acts, those of his browsers before he
 * signed in there, and what staff noted for him. `after` is the id of the last act of the page before; one that is not his
 * means the beginning. `next` is where the next page begins, or null.
 */
export async function listTimeline(
  actor: ClientActor,
  input: { after?: string | undefined },
  on?: Tx,
): Promise<{ events: TimelineEvent[]; next: string | null }> {
  authorize(actor, 'consent.read');
  const mine = eq(consentLinks.personId, actor.personId);
  return asActor(actor, on, async (tx) => {
    const [from] = input.after
      ? await tx
          .select({ at: sql<string>`${consentEvents.at}::text`, id: consentEvents.id })
          .from(consentEvents)
          .innerJoin(consentLinks, eq(consentLinks.subjectId, consentEvents.subjectId))
          .where(and(mine, eq(consentEvents.id, input.after)))
      : [];
    const rows = await tx
      .select({
        id: consentEvents.id,
        topic: consentEvents.topic,
        act: consentEvents.act,
        purposes: consentEvents.purposes,
        how: consentEvents.how,
        at: consentEvents.at,
        shownAt: consentEvents.shownAt,
        stopBy: consentEvents.stopBy,
        expiresAt: consentEvents.expiresAt,
        editionNumber: consentEvents.editionNumber,
        locale: consentEvents.locale,
        textSha256: consentEvents.textSha256,
        text: shownTexts.text,
        kind: consentLinks.kind,
      })
      .from(consentEvents)
      .innerJoin(consentLinks, eq(consentLinks.subjectId, consentEvents.subjectId))
      .innerJoin(shownTexts, eq(shownTexts.sha256, consentEvents.textSha256))
      .where(
        and(
          mine,
          from
            ? sql`(${consentEvents.at}, ${consentEvents.id}) < (${from.at}::timestamptz, ${from.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(consentEvents.at), desc(consentEvents.id))
      .limit(pageSize + 1);
    const shown = rows.slice(0, pageSize);
    return {
      events: shown.map(({ kind, ...event }) => ({ ...event, ofBrowser: kind === 'device' })),
      next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}
