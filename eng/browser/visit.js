// Visits pages in Chromium and says what a reader sees. Arguments: path of Chromium, width of the window, light or
// dark, address of the first page, and for each further page what is clicked to get there (a CSS selector, or "back"), or its
// address.
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
    else if (step.startsWith('file:')) await page.goto(step, { timeout: 30000 });
    else if (step === 'back') await page.goBack({ timeout: 30000 });
    else {
      await page.click(step, { timeout: 20000 });
      await page.waitForLoadState();
    }
    const seen = await page.evaluate(colorScheme => {
      // An element is seen if it takes up room and the page can be scrolled to it.
      const box = element => {
        const { width, height } = element.getBoundingClientRect();
        return { width, height };
      };
      // Contrast of text with what it stands on, as WCAG 2 defines it: 1 to 21.
      const channels = color => {
        const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
        return { rgb: [r, g, b], a };
      };
      const over = (front, alpha, back) => front.map((value, i) => alpha * value + (1 - alpha) * back[i]);
      const luminance = rgb => {
        const [r, g, b] = rgb.map(value => value / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
      };
      const backgroundOf = element => {
        const layers = [];
        for (let e = element; e; e = e.parentElement) layers.push(channels(getComputedStyle(e).backgroundColor));
        return layers.reduceRight((back, { rgb, a }) => over(rgb, a, back), colorScheme === 'dark' ? [18, 18, 18] : [255, 255, 255]);
      };
      const contrast = element => {
        const style = getComputedStyle(element);
        const isDrawn = element instanceof SVGElement;
        const ink = channels(isDrawn ? style.fill : style.color);
        let alpha = ink.a * (isDrawn ? Number(style.fillOpacity) : 1);
        for (let e = element; e; e = e.parentElement) alpha *= Number(getComputedStyle(e).opacity);
        const back = backgroundOf(element), front = over(ink.rgb, alpha, back);
        const [dark, light] = [luminance(front), luminance(back)].sort((a, b) => a - b);
        return (light + .05) / (dark + .05);
      };
      const hasText = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
      const readable = [...document.querySelectorAll('body *')]
        .filter(element => hasText(element) && box(element).width > 0 && !element.closest('style, script, title'))
        .map(element => ({ text: element.textContent.trim().slice(0, 40), contrast: contrast(element) }))
        .sort((a, b) => a.contrast - b.contrast);
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
        // Tables that become cards where there is little room, and then need no scrolling.
        cut: [...document.querySelectorAll('.scroll')]
          .filter(box => box.querySelector('table.cards') && innerWidth <= 620 && box.scrollWidth > box.clientWidth)
          .map(box => box.textContent.trim().slice(0, 40)),
        texts: readable.length,
        faintest: readable.slice(0, 5),
        sections,
      };
    }, colorScheme);
    visited.push({ address: page.url(), errors, ...seen });
    errors = [];
  }
  console.log(JSON.stringify(visited));
} finally {
  await browser.close();
}
