import 'server-only';
import type { Locale } from '@/db/enums';
import type { Actor } from '@/lib/actor';
import { env } from '@/lib/env';
import { formatDate } from '@/lib/format';
import { href } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { authorize } from '@/lib/permissions';
import { remembered } from './cache';
import { type FeedEntry, feedValidators, policyFeed } from './feed.rules';
import { type EditionSummary, listEditions } from './queries';

/** The feed of published editions in a language, newest first; its bytes are the same until an edition is published. */
export async function getPolicyFeed(
  actor: Actor,
  locale: Locale,
): Promise<{ xml: string; validators: ReturnType<typeof feedValidators> }> {
  authorize(actor, 'policy.read');
  return remembered(`feed ${locale}`, async () => {
    const t = await translator(locale, 'policy');
    const { origin } = env();
    const entryOf = (edition: EditionSummary): FeedEntry => {
      const from = formatDate(locale, edition.effectiveFrom);
      const { changes, changeSummary } = edition;
      const size = changes
        ? t('feed.change', {
            from,
            added: changes.added,
            removed: changes.removed,
            changed: changes.changed,
            moved: changes.moved,
          })
        : t('feed.first', { from });
      return {
        number: edition.number,
        title: t('feed.entry', { number: edition.number }),
        summary: changeSummary ? `${size} ${changeSummary}` : size,
        publishedAt: edition.publishedAt,
        effectiveFrom: edition.effectiveFrom,
        address: origin + href(locale, `/policy/editions/${edition.number}`),
      };
    };
    const editions = [...(await listEditions(actor))].sort((a, b) => b.number - a.number);
    const xml = policyFeed({
      language: locale,
      title: t('feed.title'),
      subtitle: t('feed.subtitle'),
      author: 'ТОО «Просто Бэк-офис»',
      address: origin + href(locale, '/policy/archive'),
      self: origin + href(locale, '/policy/feed.xml'),
      entries: editions.map(entryOf),
    });
    const newest = new Date(Math.max(0, ...editions.map(({ publishedAt }) => publishedAt.getTime())));
    return { xml, validators: feedValidators(xml, newest) };
  });
}
