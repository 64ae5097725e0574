package dev.platen.features.inspection;

import java.util.List;

/** Whether the text of a page fits: one script looks at all of it. */
final class TextFit {
  /**
   * A text is too wide where it goes beyond its control, or beyond an ancestor that cuts or scrolls
   * it sideways (a table's own frame may scroll); two texts overlap where neither belongs to the
   * other. Texts for screen readers only have a box of one pixel.
   */
  private static final String MEASURE =
      """
      const CONTROLS = 'button, a, label, legend, td, th, dt, dd, h1, h2, h3, li, p, output, code,'
          + ' caption, summary, .label, .row-label, .row-value, [role=status], [role=timer]';
      const KEY = new RegExp('(^|[\\\\s("])(web|panel|msg|device|job|email|network|serverless|fax|ms|sheet)'
          + '(\\\\.[a-z0-9_]+)+($|[\\\\s),"])');
      const found = [];
      const name = (e) => e.id ? '#' + e.id
          : e.tagName.toLowerCase() + (e.className && e.className.baseVal === undefined
              ? '.' + e.className.trim().split(/\\s+/).join('.') : '');
      const short = (text) => text.trim().replace(/\\s+/g, ' ').slice(0, 60);
      const texts = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const parent = node.parentElement;
        if (!node.data.trim() || !parent.checkVisibility({visibilityProperty: true})
            || parent.closest('script, style, noscript, select, option')) {
          continue;
        }
        let hidden = false;
        for (let e = parent; e && e !== document.body; e = e.parentElement) {
          const box = e.getBoundingClientRect();
          if ((box.width <= 1 || box.height <= 1) && getComputedStyle(e).display !== 'contents') {
            hidden = true;
          }
          if (box.bottom < 0) {
            hidden = true; // Waits above the page for the keyboard, as a skip link does.
          }
        }
        if (hidden) {
          continue;
        }
        if (KEY.test(node.data) || /\\{\\d+\\}|\\?\\?\\?/.test(node.data)) {
          found.push(`no translation: ${short(node.data)}`);
        }
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) {
          if (rect.width > 1) {
            texts.push({node, parent, rect, control: parent.closest(CONTROLS) ?? parent});
          }
        }
      }
      for (const {node, parent, rect, control} of texts) {
        const box = control.getBoundingClientRect();
        const inline = getComputedStyle(control).display === 'inline';
        if (!inline && (rect.right > box.right + 1 || rect.left < box.left - 1
            || rect.bottom > box.bottom + 2 || rect.top < box.top - 2)) {
          found.push(`beyond ${name(control)}: "${short(node.data)}", text ${Math.round(rect.width)}`
              + ` x ${Math.round(rect.height)}, control ${Math.round(box.width)} x ${Math.round(box.height)}`);
        }
        for (let e = parent; e && e !== document.documentElement; e = e.parentElement) {
          const style = getComputedStyle(e);
          if (style.display === 'inline' || (style.overflowX === 'visible' && style.overflowY === 'visible')) {
            continue;
          }
          const frame = e.getBoundingClientRect();
          const scrolls = ['auto', 'scroll'].includes(style.overflowY);
          if (e.querySelector('table') && ['auto', 'scroll'].includes(style.overflowX)) {
            break;
          }
          if (rect.right > frame.right + 1 || rect.left < frame.left - 1
              || (!scrolls && (rect.bottom > frame.bottom + 1 || rect.top < frame.top - 1))) {
            found.push(`cut by ${name(e)}: "${short(node.data)}", text ${Math.round(rect.width)}`
                + ` x ${Math.round(rect.height)}, frame ${Math.round(frame.width)} x ${Math.round(frame.height)}`);
          }
          if (scrolls) {
            break;
          }
        }
      }
      const cell = (t) => t.control;
      for (let i = 0; i < texts.length; i++) {
        for (let j = i + 1; j < texts.length; j++) {
          const a = texts[i];
          const b = texts[j];
          if (a.node === b.node || cell(a) === cell(b) || cell(a).contains(cell(b)) || cell(b).contains(cell(a))) {
            continue;
          }
          const scrollerA = a.parent.closest('.scroll');
          const scrollerB = b.parent.closest('.scroll');
          if (scrollerA !== scrollerB) {
            continue; // One of them may lie under the edge that it scrolls behind.
          }
          const wide = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
          const high = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
          if (wide > 2 && high > 4) {
            found.push(`"${short(a.node.data)}" overlaps "${short(b.node.data)}" by`
                + ` ${Math.round(wide)} x ${Math.round(high)}`);
          }
        }
      }
      const pen = document.createElement('canvas').getContext('2d');
      const ARROW = 18;
      for (const select of document.querySelectorAll('select')) {
        if (!select.checkVisibility()) {
          continue;
        }
        const style = getComputedStyle(select);
        pen.font = style.font;
        const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - ARROW;
        for (const option of select.options) {
          const width = pen.measureText(option.text).width;
          if (width > room + 1) {
            found.push(`too wide for ${name(select)}: "${option.text}", text ${Math.round(width)}, room ${Math.round(room)}`);
          }
        }
      }
      for (const e of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
        for (const attribute of ['aria-label', 'title', 'placeholder']) {
          if (KEY.test(e.getAttribute(attribute) ?? '')) {
            found.push(`no translation: ${attribute} ${e.getAttribute(attribute)}`);
          }
        }
      }
      if (document.documentElement.scrollWidth > innerWidth) {
        found.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`);
      }
      return [...new Set(found)];
      """;

  private TextFit() {}

  /** What does not fit, each with text and widths in pixels. */
  static List<String> problems(Page page) {
    return page.lines(MEASURE);
  }
}
