import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemActor } from '@/lib/actor';
import { seedCalendar } from '@/lib/deadlines/seed-calendar';
import { inviteStaff } from '@/lib/people/invite-staff';
import { importEdition } from '@/lib/policy/import-edition';
import { seedExample } from '@/lib/policy/seed-example';
import { seedNotes } from '@/lib/policy/seed-notes';
import { createClient } from '@/lib/profile/create-client';
import { demoPeople } from '@/lib/seed/people.rules';

const policyFile = join('db', 'seed', 'policy', 'policy-2019-03-26.ru.txt');
const exampleFile = join('db', 'seed', 'policy', 'draft-edition-2.ru.txt');

/** The edition that the company approved in 2019, word for word. */
async function seedPolicy() {
  await importEdition(systemActor('seed'), {
    number: 1,
    title: 'Политика конфиденциальности ТОО «Просто Бэк-офис»',
    locale: 'ru',
    orderNumber: '5-П',
    orderDate: '2019-03-26',
    approvedBy: 'Ким А.В.',
    approverTitle: 'Директор',
    effectiveFrom: '2019-03-26',
    source: new Uint8Array(await readFile(policyFile)),
  });
}

/** Not published anywhere: something for the editor, its warnings and the comparison to show. */
async function seedExampleDraft() {
  await seedExample(systemActor('seed'), {
    title: 'Политика конфиденциальности ТОО «Просто Бэк-офис» (пример второй редакции)',
    sourceText: await readFile(exampleFile, 'utf8'),
    changeSummary:
      'Пример: исправлены нумерация и термины, согласие можно отозвать, перечень данных закрыт, названы сроки хранения и ответа.',
  });
}

async function seedDemoPeople() {
  const actor = systemActor('seed');
  for (const { email, role, displayName, profile } of demoPeople) {
    if (role === 'client') {
      if (profile) await createClient(actor, { email, ...profile });
    } else {
      await inviteStaff(actor, { email, role, displayName, silent: true });
    }
  }
}

/**
 * Puts into an empty database what the portal cannot be without (the approved policy with its notes, the example
 * of a draft, the working-day calendar), and
 * in demo mode the invented people. Can be repeated: what is there stays as it is.
 */
export async function seedPortal({ mode }: { mode: 'demo' | 'production' }): Promise<void> {
  await seedPolicy();
  await seedNotes(systemActor('seed'));
  await seedExampleDraft();
  await seedCalendar(systemActor('seed'));
  if (mode === 'demo') await seedDemoPeople();
}
