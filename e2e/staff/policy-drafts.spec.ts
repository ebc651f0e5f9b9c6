import {
  beginDraft,
  discardDraft,
  draftPath,
  expectRefusalsOf,
  newTitle,
  untilSaved,
} from '../support/drafts';
import { checkAccess, expect, staff, test } from '../support/test';

// visits: /staff/policy
// visits: /staff/policy/drafts/[id]
// visits: /staff/policy/drafts/[id]/discard

const hostile = '7.1. Пункт <script>document.title = "x"</script> <img src=x onerror=alert(1)> & "кавычки".';
const text = '1. ОБЩЕЕ\n\n1.1. Первый пункт.\n1.3. Третий пункт.\n';

test('a reviewer writes a draft: it saves by itself, shows how it will look and what is odd', async ({
  asStaff,
  w,
}) => {
  const page = await asStaff(staff.reviewer);
  const title = newTitle();
  const id = await beginDraft(page, 'edition');
  const views = page.locator('#views');
  await page.locator('[name="title"]').fill(title);
  const area = page.locator('[name="sourceText"]');
  await expect(area).toHaveValue(/6\.2\./);
  await area.fill(`${await area.inputValue()}\n\n7. НОВОЕ\n\n${hostile}\n`);
  await expect(views.getByText(hostile)).toBeVisible();
  await untilSaved(page);
  await checkAccess(page);

  await views.getByRole('link', { name: w('policyStaff.views.warnings') }).click();
  await expect(views.getByRole('heading', { name: w('policyStaff.groups.conflict') })).toBeVisible();
  await expect(views.getByRole('heading', { name: w('policyStaff.groups.numbering') })).toBeVisible();
  await checkAccess(page);
  await views.locator('a[href*="view=preview#d-"]').first().click();
  await expect(area).toBeFocused();
  expect(
    await area.evaluate((one: HTMLTextAreaElement) => one.selectionEnd - one.selectionStart),
  ).toBeGreaterThan(9);

  await views.getByRole('link', { name: w('policyStaff.views.beside') }).click();
  await expect(views.getByRole('article')).toHaveCount(2);
  await checkAccess(page);

  await area.fill(`${await area.inputValue()}\n7.2. Ещё один пункт.\n`);
  await views.getByRole('link', { name: w('policyStaff.views.compare') }).click();
  await expect(page).toHaveURL(/view=compare/);
  await expect(views.getByText('Ещё один пункт.')).toBeVisible();
  await page.waitForLoadState();
  await checkAccess(page);

  await page.goto('/staff/policy');
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await expect(page.getByText(w('policyStaff.drafts.example'), { exact: true })).toBeVisible();
  await checkAccess(page);

  await page.goto(draftPath(id));
  await page.getByRole('link', { name: w('policyStaff.editor.toDiscard') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('policyStaff.discard.title'));
  await page.waitForLoadState();
  await checkAccess(page);
  await page.getByRole('button', { name: w('policyStaff.discard.button') }).click();
  await expect(page.getByText(w('policyStaff.page.discardedTitle'))).toBeVisible();
  await expect(page.locator('main form')).toHaveCount(0);
  await expect(page.locator('#views').getByText(hostile)).toBeVisible();
  await checkAccess(page);
});

test('what is typed before the scripts have come is saved and shown too', async ({ asStaff }) => {
  const page = await asStaff(staff.reviewer);
  const id = await beginDraft(page, 'edition');
  let scripts: () => void = () => {};
  const come = new Promise<void>((done) => {
    scripts = done;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await come;
    await route.continue();
  });
  await page.goto(draftPath(id), { waitUntil: 'commit' });
  const area = page.locator('[name="sourceText"]');
  await area.fill(text);
  await expect(page.locator('[data-save]')).toHaveAttribute('data-save', 'waiting');
  scripts();
  await untilSaved(page);
  await expect(page.locator('#views').getByText('Третий пункт.')).toBeVisible();
  await page.reload();
  await expect(area).toHaveValue(text);
});

test('two tabs: the stale one sees both texts and loses neither', async ({ asStaff, w }) => {
  const first = await asStaff(staff.reviewer);
  const id = await beginDraft(first, 'edition');
  const second = await first.context().newPage();
  await second.goto(draftPath(id));
  const text = (page: typeof first) => page.locator('[name="sourceText"]');
  await text(second).fill('1. РАЗДЕЛ\n\n1.1. Вторая вкладка.\n');
  await untilSaved(second);
  await text(first).fill('1. РАЗДЕЛ\n\n1.1. Первая вкладка.\n');
  const stale = first.locator('[data-stale]');
  await expect(stale).toContainText(w('policyStaff.stale.title'));
  await expect(stale.locator('textarea')).toHaveValue(/Вторая вкладка/);
  await expect(text(first)).toHaveValue(/Первая вкладка/);
  await checkAccess(first);
  await stale.getByRole('button', { name: w('policyStaff.stale.keepMine') }).click();
  await expect(stale).toHaveCount(0);
  await untilSaved(first);

  await text(second).fill('1. РАЗДЕЛ\n\n1.1. Снова вторая.\n');
  await expect(second.locator('[data-stale] textarea')).toHaveValue(/Первая вкладка/);
  await second.getByRole('link', { name: w('policyStaff.stale.takeKept') }).click();
  await expect(second.locator('[data-stale]')).toHaveCount(0);
  await expect(text(second)).toHaveValue(/Первая вкладка/);
  await expectRefusalsOf(first, `/api/policy/drafts/${id}`);
  await discardDraft(first, id);
});

test('a file fills the text, a wrong one is refused beside its field', async ({ asStaff, w }) => {
  const page = await asStaff(staff.reviewer);
  const id = await beginDraft(page, 'empty');
  const area = page.locator('[name="sourceText"]');
  const load = page.getByRole('button', { name: w('policyStaff.editor.load') });
  await area.fill(text);
  await load.click();
  await expect(page.locator('#file-error')).toHaveText(w('policyStaff.errors.chooseFile'));
  const file = page.locator('input[type="file"]');
  await file.setInputFiles({
    name: 'x.docx',
    mimeType: 'application/zip',
    buffer: Buffer.from('not a document'),
  });
  await load.click();
  await expect(page.locator('#file-error')).toHaveText(w('policy.upload.notDocx'));
  await expect(page.locator('[data-error-summary]')).toBeFocused();
  await expect(area).toHaveValue(text);
  await checkAccess(page);
  await file.setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.alloc(1_100_000, 'а') });
  await load.click();
  await expect(page.locator('#file-error')).toHaveText(w('policy.upload.tooLarge'));
  await file.setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from('2. ИЗ ФАЙЛА\n') });
  await load.click();
  await expect(area).toHaveValue('2. ИЗ ФАЙЛА\n');
  await page.getByRole('button', { name: w('policyStaff.editor.undoLoad') }).click();
  await expect(area).toHaveValue(text);
  await untilSaved(page);
  await expectRefusalsOf(page, `/api/policy/drafts/${id}/file`);
  await discardDraft(page, id);
});

test('without JavaScript a draft is saved, filled from a file, and a stale save shows both texts', async ({
  asStaff,
  another,
  w,
}) => {
  const page = await asStaff(staff.reviewer);
  const id = await beginDraft(page, 'edition');
  const noJs = await another({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const open = () => noJs.goto(draftPath(id));
  const area = noJs.locator('[name="sourceText"]');
  const save = noJs.getByRole('button', { name: w('policyStaff.editor.save'), exact: true });
  await open();
  await area.fill(text);
  await noJs.locator('[name="changeSummary"]').fill('Короче.');
  await noJs.locator('[name="materiality"][value="editorial"]').check();
  await save.click();
  await expect(noJs.getByText(w('policyStaff.done.saved'))).toBeVisible();
  await expect(area).toHaveValue(text);
  await noJs.getByRole('link', { name: w('policyStaff.views.warnings') }).click();
  await expect(noJs.locator('#views')).toContainText(w('policyStaff.numbering.gap', { number: '1.2' }));
  await noJs.getByRole('link', { name: w('policyStaff.views.compare') }).click();
  await expect(noJs.locator('#views')).toContainText('Первый пункт.');

  await open();
  const long = 'Я🌍'.repeat(2_000);
  await noJs.locator('[name="title"]').fill(long);
  await area.fill(`${text}\n1.4. Набрано.\n`);
  await save.click();
  await expect(noJs.locator('#title-error')).toHaveText(w('validation.tooLong'));
  await expect(noJs.locator('[name="title"]')).toHaveValue(long);
  await expect(area).toHaveValue(/1\.4\. Набрано\./);

  await open();
  await noJs.locator('input[type="file"]').setInputFiles({
    name: 'x.docx',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK not a document'),
  });
  await noJs.getByRole('button', { name: w('policyStaff.editor.load') }).click();
  await expect(noJs.locator('#file-error')).toHaveText(w('policy.upload.notDocx'));
  await noJs.locator('input[type="file"]').setInputFiles({
    name: 'x.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('3. ИЗ ФАЙЛА\n\n3.1. Пункт.\n'),
  });
  await noJs.getByRole('button', { name: w('policyStaff.editor.load') }).click();
  await expect(noJs.getByText(w('policyStaff.done.loaded'))).toBeVisible();
  await expect(area).toHaveValue(/3\. ИЗ ФАЙЛА/);

  await page.goto(draftPath(id));
  await page.locator('[name="sourceText"]').fill('4. ДРУГОЙ\n\n4.1. Сохранён другой вкладкой.\n');
  await untilSaved(page);
  await area.fill('5. МОЙ\n\n5.1. Мой пункт.\n');
  await save.click();
  await expect(noJs.locator('[data-stale] textarea')).toHaveValue(/Сохранён другой вкладкой/);
  await expect(area).toHaveValue(/Мой пункт/);
  await noJs.getByRole('button', { name: w('policyStaff.stale.keepMine') }).click();
  await expect(noJs.getByText(w('policyStaff.done.saved'))).toBeVisible();
  await expect(area).toHaveValue(/Мой пункт/);
  await discardDraft(noJs, id);
});

test('who may not write does not: he reads, or finds nothing', async ({
  asStaff,
  client,
  another,
  baseURL,
}) => {
  const page = await asStaff(staff.reviewer);
  const id = await beginDraft(page, 'edition');
  const form = {
    version: '1',
    title: 'Чужой',
    sourceText: '1. ЧУЖОЕ\n',
    changeSummary: '',
    materiality: '',
  };
  const post = async (from: typeof page) => {
    const headers = { origin: baseURL ?? '' };
    const answer = await from.request.post(`/api/policy/drafts/${id}`, { headers, multipart: form });
    return answer.status();
  };
  const auditor = await asStaff(staff.auditor);
  await auditor.goto(draftPath(id));
  await expect(auditor.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(auditor.locator('main form')).toHaveCount(0);
  await checkAccess(auditor);
  expect(await post(auditor)).toBe(403);
  expect((await auditor.goto(draftPath(id, '/discard')))?.status()).toBe(404);

  const administrator = await asStaff(staff.administrator);
  await administrator.goto('/staff/policy');
  await expect(administrator.locator('main a[href*="/drafts/"]')).toHaveCount(0);
  await expect(administrator.locator('main form')).toHaveCount(0);
  for (const stranger of [administrator, client.page]) {
    expect((await stranger.goto(draftPath(id)))?.status()).toBe(404);
    expect(await post(stranger)).toBe(403);
  }
  const visitor = await another();
  await visitor.goto(draftPath(id));
  await expect(visitor).toHaveURL(/\/sign-in/);
  expect(await post(visitor)).toBe(401);
  for (const wrong of [id.replace(/^./, (first) => (first === '0' ? '1' : '0')), 'x', `${id}'`])
    expect((await page.goto(draftPath(wrong)))?.status()).toBe(404);

  await page.goto(draftPath(id));
  await expect(page.locator('[name="title"]')).not.toHaveValue('Чужой');
  await discardDraft(page, id);
});
