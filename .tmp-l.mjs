import { chromium } from '@playwright/test'; import AxeBuilder from '@axe-core/playwright';
import { Auth, raw, skipCSRFCheck } from '@auth/core'; import Credentials from '@auth/core/providers/credentials'; import { CredentialsSignin } from '@auth/core/errors';
class R extends CredentialsSignin { code='auth.errors.wrong' }
const n=async()=>null, few={getSessionAndUser:n,updateSession:n,deleteSession:n};
const all={...few,...Object.fromEntries('createUser getUser getUserByEmail getUserByAccount updateUser linkAccount createSession'.split(' ').map(k=>[k,n]))};
for (const [name,adapter] of [['few',few],['all',all]]) for (const good of [true,false]) {
  const req=new Request('http://x/api/auth/callback/credentials',{method:'POST',headers:{'content-type':'application/x-www-form-urlencoded'},body:new URLSearchParams({code:'1',callbackUrl:'/'})});
  try { const r=await Auth(req,{adapter,secret:'s'.repeat(32),trustHost:true,basePath:'/api/auth',raw,skipCSRFCheck,logger:{error(){},warn(){},debug(){}},providers:[Credentials({credentials:{},async authorize(){ if(!good) throw new R(); return {id:'7'} }})],jwt:{async encode(){return 'TOKEN'},async decode(){return null}}});
    console.log(name,good,r.status??r.redirect,(r.cookies??[]).map?.(c=>c.name+'='+c.value.slice(0,9)).join()); } catch(e){ console.log(name,good,'threw',e.constructor.name,e.code, e instanceof CredentialsSignin) } }
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const c=await b.newContext({viewport:{width:320,height:800}}); const p=await c.newPage(); p.setDefaultTimeout(40000);
p.on('console',m=>m.type()==='error'&&console.log('console',p.url(),m.text().slice(0,160)));
for (const u of ['/','/kk','/sign-in','/sign-in/code','/demo?to=company@demo.kz','/kk/nope']) { try { await p.goto('http://127.0.0.1:3100'+u); const r=await new AxeBuilder({page:p}).analyze(); console.log(u,await p.title(),'w',await p.evaluate(()=>document.documentElement.scrollWidth),'main',await p.locator('main').count(),r.violations.map(v=>v.id+': '+v.nodes[0].html.slice(0,140))); await p.screenshot({path:'/tmp/gen/shots/320'+u.replace(/\W/g,'_')+'.png',fullPage:true}); } catch(e){console.log(u,e.message.slice(0,100))} }
await b.close();
