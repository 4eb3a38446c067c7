import { serve, launch, open } from './window.js';
import { SCREENS } from './screens.js';
const s = await serve('build-e2e'); const b = await launch();
const { page, complaints } = await open(b, { url: s.url, text: 200, width: 1100, height: 800 });
const sc = SCREENS.find(x=>x.name==='notice-user');
await page.goto(s.url + sc.path); await page.waitForTimeout(1500);
console.log(await page.evaluate(()=>[document.documentElement.scrollWidth, innerWidth, ...[...document.querySelectorAll('#app *')].filter(e=>e.getBoundingClientRect().right>innerWidth+1).slice(0,8).map(e=>e.tagName+'.'+e.className+' '+Math.round(e.getBoundingClientRect().right))]));
await page.screenshot({path:'/tmp/n200.png'});
await b.close(); s.close();
