// Visits pages in Chromium and says what a reader sees. Arguments: path of Chromium, width of the window, light or
// dark, address of the first page, and for each further page what is clicked to get there (a CSS selector, or "back").
// Writes a JSON array with an object a page.
import { chromium } from 'playwright-core';

const [executablePath, width, colorScheme, start, ...clicks] = process.argv.slice(2);
// In a container Chromium runs as root, which its sandbox does not take.
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: Number(width), height: 900 }, colorScheme });
  let errors = [];
  page.on('console', message => { if (message.type() === 'error') errors.push(message.text()); });
  page.on('pageerror', error => errors.push(String(error)));
  page.on('requestfailed', request => errors.push(`failed: ${request.url()}`));
  const visited = [];
  for (const step of [null, ...clicks]) {
    if (step === null) await page.goto(start, { timeout: 30000 });
    else if (step === 'back') await page.goBack({ timeout: 30000 });
    else {
      await page.click(step, { timeout: 20000 });
      await page.waitForLoadState();
    }
    const seen = await page.evaluate(() => {
      // An element is seen if it takes up room and the page can be scrolled to it.
      const box = element => {
        const { width, height } = element.getBoundingClientRect();
        return { width, height };
      };
      const sections = [...document.querySelectorAll('section')].map(section => ({
        id: section.id,
        images: [...section.querySelectorAll('svg[role=img]')].map(svg => ({
          description: svg.getAttribute('aria-label'),
          ...box(svg),
          letters: [...svg.querySelectorAll('use')].map(box).filter(({ width, height }) => width > 0 && height > 0).length,
          lines: [...svg.querySelectorAll('line')].map(box).filter(({ width, height }) => width + height > 0).length,
          texts: [...svg.querySelectorAll('text')].filter(text => box(text).width > 0).map(text => text.textContent),
        })),
      }));
      return {
        title: document.title,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        background: getComputedStyle(document.body).backgroundColor,
        sections,
      };
    });
    visited.push({ address: page.url(), errors, ...seen });
    errors = [];
  }
  console.log(JSON.stringify(visited));
} finally {
  await browser.close();
}
