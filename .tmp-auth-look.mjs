import { chromium } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
const B='http://127.0.0.1:3100', S='/tmp/gen/shots/';
const exe = process.env.CHROME;
const b = await chromium.launch({ executablePath: exe, args:['--no-sandbox','--disable-gpu'] });
for (const js of [false,true]) {
  const c = await b.newContext({ javaScriptEnabled: js, viewport:{width: js?1280:360,height:900}, colorScheme: js?'light':'dark', locale:'ru-KZ' });
  const p = await c.newPage(); p.setDefaultTimeout(60000);
  p.on('console', m=>m.type()==='error'&&console.log('console',m.text().slice(0,200)));
  const email='company@demo.kz', tag=js?'js':'nojs';
  await p.goto(B+'/'); await p.screenshot({path:S+tag+'-home.png',fullPage:true});
  await p.goto(B+'/cabinet/sessions'); console.log('guard',p.url());
  await p.screenshot({path:S+tag+'-signin.png',fullPage:true});
  await p.fill('[name=email]','bad'); await p.click('main form button'); await p.waitForSelector('[data-error-summary]');
  await p.screenshot({path:S+tag+'-signin-err.png',fullPage:true}); console.log('kept',await p.inputValue('[name=email]'));
  await p.fill('[name=email]',email); await p.click('main form button'); await p.waitForURL(/code/); console.log(p.url());
  const [m]=await (await fetch(B+'/api/demo/messages?to='+email)).json();
  await p.fill('[name=code]',m.code==='000000'?'000001':'000000'); await p.click('main form button'); await p.waitForSelector('[data-error-summary]');
  console.log('wrong:',await p.textContent('#code-error'), 'echo', JSON.stringify(await p.inputValue('[name=code]')));
  await p.screenshot({path:S+tag+'-code-err.png',fullPage:true});
  await p.fill('[name=code]',m.code.slice(0,3)+' '+m.code.slice(3)); await p.click('main form button'); await p.waitForURL(/cabinet/); console.log(p.url());
  console.log('header:',(await p.textContent('header')).replace(/\s+/g,' ').slice(-120));
  await p.goto(B+'/cabinet/sessions'); await p.screenshot({path:S+tag+'-sessions.png',fullPage:true});
  console.log((await c.cookies()).map(k=>k.name+' '+k.httpOnly+' '+k.sameSite).join(' | '));
  const others=await p.$$('main form:has([name=session]) button'); console.log('others',others.length);
  if (others.length){ await p.click('main form:has([name=session]) button'); await p.waitForURL(/done=/); console.log(p.url()); }
  await p.goto(B+'/sign-in'); console.log('already in →',p.url());
  if (!js) { await p.screenshot({path:S+'x.png'}); await p.goto(B+'/sign-out'); await p.screenshot({path:S+tag+'-signout.png',fullPage:true});
    const [r]=await Promise.all([p.waitForResponse(r=>r.url().includes('/api/sign-out')),p.click('main form button')]); console.log(r.status(), r.headers()['clear-site-data'], r.headers()['set-cookie']); await p.waitForURL(/signedOut/); console.log(p.url(), (await c.cookies()).map(k=>k.name).join());
    await p.screenshot({path:S+tag+'-signedout.png',fullPage:true});
    await p.goto(B+'/cabinet/sessions'); console.log(p.url()); }
  else {
    for (const u of ['/','/sign-in/code','/cabinet/sessions','/sign-out','/demo?to=company@demo.kz','/nope','/kk','/kk/sign-out']) { await p.goto(B+u); const r=await new AxeBuilder({page:p}).analyze(); console.log(u, p.url(), await p.title(), r.violations.map(v=>v.id+': '+v.nodes[0].html.slice(0,120))); await p.screenshot({path:S+tag+u.replace(/\W/g,'_')+'.png',fullPage:true}); }
    await p.setViewportSize({width:320,height:800});
    for (const u of ['/','/cabinet/sessions','/demo?to=company@demo.kz','/kk','/kk/nope']) { await p.goto(B+u); console.log('320',u, await p.evaluate(()=>document.documentElement.scrollWidth)); await p.screenshot({path:S+'320'+u.replace(/\W/g,'_')+'.png',fullPage:true}); }
    await p.goto(B+'/cabinet/sessions'); const n=await p.$('text=Завершить остальные'); if(n){await n.click(); await p.waitForURL(/others/); console.log(p.url());}
  }
  await c.close();
}
await b.close();
